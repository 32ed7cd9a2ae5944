// A PostgreSQL that outlived its launcher (kill -9), known by the file it keeps in its own folder.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '#lib/core/problem.ts';
import { beginningOf, commandLineOf, ended, isAlive } from './processes.ts';

/**
 * Ends a PostgreSQL that still runs on this folder. It is asked by its number, and only when that process is
 * really one that was started on this folder.
 * @returns the number when something that is no PostgreSQL of ours has it, else null
 */
export async function endOrphan(folder: string): Promise<number | null> {
  const pid = postmasterOf(folder);
  if (pid === null) return null;
  if (beginningOf(pid) !== null && commandLineOf(pid).includes(` -D ${folder} `)) {
    process.kill(pid, 'SIGINT');
    if (!(await ended(pid, 60_000))) {
      throw new Problem(
        `A PostgreSQL of an earlier start (process ${pid}) does not end. End it by hand, then start again.`,
      );
    }
  }
  // Alive to the system, dead to us: another process, or a dead one that nobody has buried (containers without init).
  return isAlive(pid) ? pid : null;
}

function postmasterOf(folder: string): number | null {
  try {
    const [pid] = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return Number(pid) > 1 ? Number(pid) : null;
  } catch {
    return null;
  }
}
