// One Pressmark per data directory. The holder keeps a kernel lock on `in-use.lock` until it ends.
// The lock holds across containers, where process numbers mean nothing. The file `in-use` names the
// holder. The holder touches it every second, since another machine does not see the lock and
// watches the file.
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '#lib/core/problem.ts';
import { startTimeOf, kernelId } from './processes.ts';

type Holder = { token: string; kernel: string; host: string; pid: number; began: string; what: string };

export type Claim = {
  release: () => void;
  /**
   * Resolves when the claim was removed or belongs to another. The holder must then stop using the
   * directory.
   */
  lost: Promise<Problem>;
};

type Pace = { beatMs: number; patienceMs: number };
const usualPace: Pace = { beatMs: 1000, patienceMs: 5000 };

/**
 * Claims a file for this process until the release or the end of the process, a kill included.
 * @param what the holder's name in messages: "npm start"
 * @param thing the claimed thing, as the beginning of a sentence: "The build in dist/"
 * @throws Problem naming the holder
 */
export async function claim(file: string, what: string, thing: string, pace = usualPace): Promise<Claim> {
  let lock = tryLock(file);
  // `isClaimed` in another process holds the lock for an instant.
  for (let tries = 0; !lock && tries < 3; tries++) {
    await pause(50);
    lock = tryLock(file);
  }
  if (!lock) throw inUse(thing, holderIn(file));
  try {
    const text = await abandonedClaim(file, thing, pace);
    if (text !== null) removeAbandoned(file, text);
    const mine = newHolderText(what);
    if (!createFile(mine, file)) throw inUse(thing, holderIn(file));
    return hold(file, mine, lock, thing, pace);
  } catch (error) {
    lock.close();
    throw error;
  }
}

/** True while another process of this machine holds the claim. */
export function isClaimed(file: string): boolean {
  const lock = tryLock(file);
  lock?.close();
  return lock === null;
}

const lockFile = (file: string) => `${file}.lock`;

/**
 * Locks through SQLite, since Node has no file locks.
 * @returns null while another process holds the lock
 */
function tryLock(file: string): DatabaseSync | null {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(lockFile(file));
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database?.close();
    const { errcode, message } = error as { errcode?: number; message: string };
    if (errcode === 5) return null;
    throw new Problem(
      `${lockFile(file)} cannot be locked (${message}). Start Pressmark as the user who started it first, on a file system that has locks.`,
    );
  }
}

const newHolderText = (what: string) =>
  JSON.stringify({
    token: randomUUID(),
    kernel: kernelId(),
    host: hostname(),
    pid: process.pid,
    began: startTimeOf(process.pid) ?? '',
    what,
  } satisfies Holder);

/**
 * The text of a claim whose holder is gone, or null where there is no claim. A holder on this
 * machine would hold the lock. A holder on another machine would touch the file, so the file is
 * watched for a while.
 * @throws Problem naming a holder that lives
 */
async function abandonedClaim(file: string, thing: string, { patienceMs }: Pace): Promise<string | null> {
  const text = textOf(file);
  const holder = parse(text);
  if (!holder || holder.kernel === kernelId()) return text;
  // An older version writes no kernel and takes no lock. Only its process number tells.
  const isOlder = holder.kernel === undefined && startTimeOf(holder.pid) === holder.began;
  if (isOlder || (await isTouchedWithin(file, patienceMs))) throw inUse(thing, holder);
  return text;
}

async function isTouchedWithin(file: string, patienceMs: number): Promise<boolean> {
  const touchTime = () => statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  const before = touchTime();
  for (const startedAt = performance.now(); performance.now() - startedAt < patienceMs; await pause(50)) {
    if (touchTime() !== before) return touchTime() !== undefined;
  }
  return false;
}

function hold(file: string, mine: string, lock: DatabaseSync, thing: string, { beatMs }: Pace): Claim {
  const { ino } = statSync(lockFile(file));
  const lost = Promise.withResolvers<Problem>();
  let timer: NodeJS.Timeout;
  const isMine = async () => (await readFile(file, 'utf8')) === mine && (await stat(lockFile(file))).ino === ino;
  const beat = async () => {
    // A file that cannot be read now is read again at the next beat.
    const isOurs = await isMine().catch((error: NodeJS.ErrnoException) => error.code !== 'ENOENT');
    if (!isOurs) {
      lost.resolve(
        new Problem(`${thing} is no longer this Pressmark’s: its claim ${file} was taken by another or removed.`),
      );
      return;
    }
    await utimes(file, new Date(), new Date()).catch(() => {});
    later();
  };
  const later = () => {
    timer = setTimeout(beat, beatMs);
    timer.unref();
  };
  later();
  const release = () => {
    clearTimeout(timer);
    if (textOf(file) === mine) rmSync(file, { force: true });
    if (lock.isOpen) lock.close();
  };
  return { release, lost: lost.promise };
}

const inUse = (thing: string, holder: Holder | null) =>
  new Problem(
    `${thing} is in use by a running Pressmark${holder ? ` (${holder.what}, process ${holder.pid}${holder.host ? ` on ${holder.host}` : ''})` : ''}. Stop that one first.`,
  );

const holderIn = (file: string) => parse(textOf(file));

/** Creates a file whole. @returns false where it exists */
function createFile(text: string, file: string) {
  const newFile = `${file}.${randomUUID()}`;
  writeFileSync(newFile, text);
  try {
    linkSync(newFile, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(newFile, { force: true });
  }
}

/** Removes an abandoned claim; puts back one that another machine has written meanwhile. */
function removeAbandoned(file: string, abandoned: string) {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
    const moved = textOf(aside);
    if (moved !== null && moved !== abandoned) createFile(moved, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function parse(text: string | null): Holder | null {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
