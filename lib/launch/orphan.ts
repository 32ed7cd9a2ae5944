// A PostgreSQL that outlived its launcher (kill -9). Its files hold its process number. By now
// another process may have that number, perhaps a PostgreSQL in another container.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '#lib/core/problem.ts';
import { commandLineOf, endsWithin, isAlive, procShowsOurProcesses } from './processes.ts';
import { isListening } from './postgres/socket.ts';

/**
 * Ends a PostgreSQL that still runs on this folder, and no other process.
 * @returns the process number if another process has it by now, else null
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
  // The number belongs to another process, or to a zombie in a container without init.
  return pid !== null && isAlive(pid) ? pid : null;
}

/** Waits for the children of a killed server, which hold its socket for a moment. */
async function waitUntilSilent(folder: string) {
  for (const startedAt = performance.now(); await isListening(folder); await pause(50)) {
    if (performance.now() - startedAt > 5000)
      throw new Problem(
        `A PostgreSQL that cannot be ended from here still runs on ${folder}, perhaps in another container. Stop that one, then start again.`,
      );
  }
}

/** True when the process is a PostgreSQL whose working directory is this folder. */
function worksIn(pid: number, folder: string): boolean {
  if (process.platform !== 'linux') return commandLineOf(pid).includes(` -D ${folder} `);
  if (!procShowsOurProcesses() || !/\/postgres -D /.test(commandLineOf(pid))) return false;
  const { uid, gid } = statSync(folder);
  // `stat` runs as the server's account: in a container root may not read others' /proc entries.
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
