// PRESSMARK_DATA: the embedded database, files and keys of one Pressmark.
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Problem } from '#lib/core/problem.ts';

// A new database takes 40 MB. Its write-ahead log grows to a few hundred MB.
const minFreeBytes = 200 * 1024 * 1024;

/**
 * Makes the directory if it is missing, and checks that it can be written to.
 * @returns its absolute path
 * @throws Problem when it cannot
 */
export function openDataDirectory(path: string): string {
  const directory = resolve(path);
  try {
    if (!existsSync(directory)) {
      mkdirSync(directory, { recursive: true });
      // Under root another account runs the database. It must pass through this directory.
      chmodSync(directory, 0o755);
    }
    accessSync(directory, constants.W_OK | constants.X_OK);
    probe(directory);
  } catch (error) {
    throw dataProblem(directory, error as NodeJS.ErrnoException);
  }
  return directory;
}

// The check writes a file, since root passes every access check, even on a read-only or full disk.
function probe(directory: string) {
  const file = join(directory, `.probe-${process.pid}`);
  try {
    writeFileSync(file, randomBytes(4096));
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * Checks for free space before much is written into this directory or beside it.
 * @throws Problem when the disk is nearly full
 */
export function checkRoom(directory: string, minBytes = minFreeBytes): void {
  const { bavail, bsize } = statfsSync(directory);
  const megabytes = (bytes: number) => Math.floor(bytes / 1048576);
  if (bavail * bsize < minBytes)
    throw new Problem(
      `The disk that holds ${directory} is nearly full: ${megabytes(bavail * bsize)} MB are free, ${megabytes(minBytes)} MB are needed. Make room there, or use another disk.`,
    );
}

/** True when a file at this path would lie on the same disk as the directory. */
export function onSameDisk(directory: string, file: string): boolean {
  const folder = statSync(dirname(resolve(file)), { throwIfNoEntry: false });
  return folder?.dev === statSync(directory).dev;
}

function dataProblem(directory: string, error: NodeJS.ErrnoException): Error {
  if (error instanceof Problem) return error;
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') {
    return new Problem(`The disk that holds ${directory} is full. Make room or set PRESSMARK_DATA to another disk.`);
  }
  if (error.code === 'ENOTDIR' || error.code === 'EEXIST') {
    return new Problem(`The data directory ${directory} is not a directory. Set PRESSMARK_DATA to one.`);
  }
  return new Problem(
    `The data directory ${directory} cannot be written to (${error.code}). Give this account the right to, or set PRESSMARK_DATA to a directory of its own.`,
  );
}

/**
 * A secret of 32 random bytes in keys/, made at the first call and readable by this account only.
 */
export function secret(data: string, name: string): string {
  const folder = join(data, 'keys');
  const file = join(folder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    const newFile = `${file}.${process.pid}`;
    writeFileSync(newFile, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
    try {
      linkSync(newFile, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(newFile, { force: true });
    }
  }
  const value = readFileSync(file, 'utf8').trim();
  if (value.length < 32) throw new Problem(`The key ${file} is damaged. Put it back from a backup.`);
  return value;
}

/** True when a secret of this name exists. */
export function hasSecret(data: string, name: string): boolean {
  return existsSync(join(data, 'keys', name));
}

/** The kernel's limit for a socket's path, in bytes, without the zero byte at its end. */
const maxSocketPath = 103;

/**
 * The path of a socket between our processes, in a folder that this account alone may enter: run/,
 * or one in the system's temporary folder where the path would be too long.
 */
export function socketIn(data: string, name: string): string {
  const folder = join(data, 'run');
  const file = join(folder, name);
  if (Buffer.byteLength(file) > maxSocketPath) return join(mkdtempSync(join(tmpdir(), 'pressmark-')), name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  return file;
}
