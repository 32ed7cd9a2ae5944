// What a contestant takes of the processor, from Linux's own account: told apart from how busy the rest of the machine is.
import { readdirSync, readFileSync } from 'node:fs';

type Process = { pid: number; parent: number; name: string; ms: number };

// The unit of /proc/PID/stat, 1/100 s on every Linux that Node runs on.
const tickMs = 10;

function readProcess(pid: number): Process[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = text.lastIndexOf(')');
    const fields = text
      .slice(end + 2)
      .split(' ')
      .map(Number);
    // Fields 4 and 14 to 17 of proc_pid_stat(5), the first after the name being the third: its own time, and that of children that
    // have ended, as PostgreSQL's do with each connection.
    const ticks = fields.slice(11, 15).reduce((sum, one) => sum + one, 0);
    return [{ pid, parent: fields[1] ?? 0, name: text.slice(text.indexOf('(') + 1, end), ms: ticks * tickMs }];
  } catch {
    return [];
  }
}

/** Milliseconds of processor by name of program, of everything that `root` started and still runs. Empty where there is no /proc. */
export function processorOf(root: number): Map<string, number> {
  let pids: number[];
  try {
    pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return new Map();
  }
  const all = pids.flatMap(readProcess);
  const sum = new Map<string, number>();
  const add = (parent: number) => {
    for (const one of all.filter((process) => process.parent === parent)) {
      const name = one.name === 'postgres' ? 'postgres' : 'node';
      sum.set(name, (sum.get(name) ?? 0) + one.ms);
      add(one.pid);
    }
  };
  add(root);
  return sum;
}
