// One Pressmark a data directory. `in-use.lock` is locked in the kernel for as long as the holder lives, suspended or not, whatever
// container it is in; a process's number is never asked. `in-use` says who it is and is touched every second: that tells machines
// whose kernels do not know of each other's locks.
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
  /** Resolves when the claim is another's, or was taken away: from then on the holder must not touch what it had claimed. */
  lost: Promise<Problem>;
};

type Pace = { beatMs: number; patienceMs: number };
const usualPace: Pace = { beatMs: 1000, patienceMs: 5000 };

/**
 * Claims a file for this process until it is released or the process ends, however it ends.
 * @param what how to call the holder, for example "npm start"
 * @param thing what is claimed, as a sentence begins with it
 * @throws Problem naming the holder
 */
export async function claim(file: string, what: string, thing: string, pace = usualPace): Promise<Claim> {
  let lock = tryLock(file);
  // Whoever only looks has it for an instant.
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

/** Node has no lock of the kernel's of its own; SQLite takes one. Null while another has it. */
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
 * The claim that was left behind, or null. Under this kernel its holder would have the lock, and is dead; another machine's is
 * watched for a while.
 */
async function abandonedClaim(file: string, thing: string, { patienceMs }: Pace): Promise<string | null> {
  const text = textOf(file);
  const holder = parse(text);
  if (!holder || holder.kernel === kernelId()) return text;
  // Versions before the lock wrote no kernel, and trusted the process.
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
    // A file that cannot be read just now is looked at again; whoever took the claim over is found then.
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

/** Writes a file whole or not at all, and never over an existing one. */
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

/** Takes a dead claim away; puts back what another machine has put there meanwhile. */
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
