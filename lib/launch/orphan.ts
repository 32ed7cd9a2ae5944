// A PostgreSQL that outlived its launcher (kill -9). Its number stands in a file among its own, and may by now be anybody's: another
// process's, or that of a PostgreSQL on other files in another container.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '#lib/core/problem.ts';
import { commandLineOf, endsWithin, isAlive, procShowsOurProcesses } from './processes.ts';
import { isListening } from './postgres/socket.ts';

/**
 * Ends a PostgreSQL that still runs on this folder, and nothing else.
 * @returns the number when something that is no PostgreSQL of ours has it, else null
 * @throws Problem when one runs there that cannot be ended from here
 */
export async function endOrphan(folder: string): Promise<number | null> {
  const pid = postmasterOf(folder);
  if (pid !== null && worksIn(pid, folder)) {
    process.kill(pid, 'SIGINT');
    if (!(await endsWithin(pid, 60_000))) {
      throw new Problem(
        `A PostgreSQL of an earlier start (process ${pid}) does not end. End it by hand, then start again.`,
      );
    }
  }
  await waitUntilSilent(folder);
  // Alive to the system, dead to us: another process, or a dead one that nobody has buried (containers without init).
  return pid !== null && isAlive(pid) ? pid : null;
}

/** The children of a killed server need a moment to let go of its socket. */
async function waitUntilSilent(folder: string) {
  for (const startedAt = performance.now(); await isListening(folder); await pause(50)) {
    if (performance.now() - startedAt > 5000)
      throw new Problem(
        `A PostgreSQL that cannot be ended from here still runs on ${folder}, perhaps in another container. Stop that one, then start again.`,
      );
  }
}

/** True when the process is a PostgreSQL that works in this very folder, by whatever name its container knows it. */
function worksIn(pid: number, folder: string): boolean {
  if (process.platform !== 'linux') return commandLineOf(pid).includes(` -D ${folder} `);
  if (!procShowsOurProcesses() || !/\/postgres -D /.test(commandLineOf(pid))) return false;
  const { uid, gid } = statSync(folder);
  // Asked as the account of the server: in a container root may not look into the processes of others.
  const account = process.getuid?.() === 0 ? { uid, gid } : {};
  const result = spawnSync('stat', ['-L', '-c', '%d %i', `/proc/${pid}/cwd`, folder], { ...account, encoding: 'utf8' });
  const [processFolder, ourFolder] = result.status === 0 ? result.stdout.trim().split('\n') : [];
  return processFolder !== undefined && processFolder === ourFolder;
}

function postmasterOf(folder: string): number | null {
  try {
    const [pid] = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return Number(pid) > 1 ? Number(pid) : null;
  } catch {
    return null;
  }
}
