// The processor time of a contestant, from Linux's /proc. Other programs on the machine do not
// count.
import { readdirSync, readFileSync } from 'node:fs';

type Process = { pid: number; parent: number; name: string; ms: number };

// The unit of /proc/PID/stat: 1/100 s on every Linux that Node supports.
const tickMs = 10;

function readProcess(pid: number): Process[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = text.lastIndexOf(')');
    const fields = text
      .slice(end + 2)
      .split(' ')
      .map(Number);
    // Fields 14 to 17 of proc_pid_stat(5): the process's own time, and that of its children that
    // have ended. PostgreSQL's backends end with each connection. The list begins with field 3.
    const ticks = fields.slice(11, 15).reduce((sum, one) => sum + one, 0);
    return [{ pid, parent: fields[1] ?? 0, name: text.slice(text.indexOf('(') + 1, end), ms: ticks * tickMs }];
  } catch {
    return [];
  }
}

/**
 * Milliseconds of processor time by program, for every running descendant of `root`. Empty where
 * there is no /proc.
 */
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
