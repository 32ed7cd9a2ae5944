// The account that runs the embedded PostgreSQL.
import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '#lib/core/problem.ts';

/** The account that runs PostgreSQL, which refuses to run as root. Null for our own account. */
export type Account = { uid: number; gid: number } | null;

/** A folder for files that the account must reach when it cannot reach our folders. */
export const sharedFolder = '/var/lib/pressmark';

/**
 * The account for the database of a data directory. Under root: the owner of its files, else
 * `postgres`.
 */
export function databaseAccount(data: string): Account {
  if (process.getuid?.() !== 0) return null;
  const folder = statSync(join(data, 'db'), { throwIfNoEntry: false });
  if (folder && folder.uid !== 0) return { uid: folder.uid, gid: folder.gid };
  return existingAccount() ?? makeAccount();
}

function existingAccount(): Account {
  const ids = ['-u', '-g'].map((flag) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  const [uid, gid] = ids.map((answer) => (answer.status === 0 ? Number(answer.stdout) : Number.NaN));
  return uid && gid ? { uid, gid } : null;
}

function makeAccount(): Account {
  try {
    execFileSync('groupadd', ['--system', '--force', 'postgres'], { stdio: 'pipe' });
    execFileSync(
      'useradd',
      ['--system', '--gid', 'postgres', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
      { stdio: 'pipe' },
    );
  } catch {
    // The Problem below covers it.
  }
  const account = existingAccount();
  if (!account) {
    throw new Problem(
      'PostgreSQL does not run as root, and the account "postgres" could not be made. Make it (useradd --system postgres), or start Pressmark as another user.',
    );
  }
  return account;
}
