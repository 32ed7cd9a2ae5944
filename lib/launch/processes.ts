// Other processes, known by their number. A number is used again after its process ended, so a process is only
// taken for the one that was meant when it began at the same moment.
import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

/** True while the process exists, whoever it belongs to. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The running kernel, which every container of a machine has in common; another one after each start of the machine. */
export function kernelId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return hostname();
  }
}

/** True when /proc tells of the processes that we can reach, and not of another namespace's. */
export function procShowsOurProcesses(): boolean {
  try {
    return readlinkSync('/proc/self') === String(process.pid);
  } catch {
    return false;
  }
}

/** When the process began, as a text to compare; null when there is no such process. */
export function startTimeOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // The name in the second field may hold spaces and brackets; the fields are counted from its end.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return fields[0] === 'Z' ? null : `${boot} ${fields[19]}`;
  } catch {
    return process.platform === 'linux' ? null : psColumn(pid, 'lstart');
  }
}

/** The command line of a process; empty when it cannot be told. */
export function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return process.platform === 'linux' ? '' : (psColumn(pid, 'command') ?? '');
  }
}

function psColumn(pid: number, column: string): string | null {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

/** Waits until a process that is not our child has ended. @returns false when it still runs after `ms` */
export async function endsWithin(pid: number, ms: number): Promise<boolean> {
  const until = Date.now() + ms;
  while (startTimeOf(pid) !== null) {
    if (Date.now() > until) return false;
    await pause(25);
  }
  return true;
}
