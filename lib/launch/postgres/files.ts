// The folder of the embedded database's files.
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  realpathSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Problem } from '#lib/core/problem.ts';
import { warn } from '#lib/launch/say.ts';
import { type Account, sharedFolder } from './account.ts';

/**
 * The folder for the database's files: `db` in the data directory. Under root that may be below a
 * folder that is closed to the database's account (/root, a folder made by mktemp). The files are
 * then in /var/lib/pressmark, and `db` is a link to them.
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

/** @throws Problem when this account cannot read the folder, since another account made it */
export function checkReadable(folder: string) {
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
  } catch {
    throw new Problem(
      `The database in ${folder} belongs to another account. Start Pressmark as the user who started it first.`,
    );
  }
}
