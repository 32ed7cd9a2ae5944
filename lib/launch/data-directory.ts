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

// A new database takes 40 MB, its log of changes grows to some hundred.
const minFreeBytes = 200 * 1024 * 1024;

/**
 * Makes the directory if need be and checks that it can be written to.
 * @returns its absolute path
 */
export function openDataDirectory(path: string): string {
  const directory = resolve(path);
  try {
    if (!existsSync(directory)) {
      mkdirSync(directory, { recursive: true });
      // As root the database runs as another account, which must be able to pass through.
      chmodSync(directory, 0o755);
    }
    accessSync(directory, constants.W_OK | constants.X_OK);
    probe(directory);
  } catch (error) {
    throw dataProblem(directory, error as NodeJS.ErrnoException);
  }
  return directory;
}

// Root passes every access check, also where nothing can be written (a read-only or full disk).
function probe(directory: string) {
  const file = join(directory, `.probe-${process.pid}`);
  try {
    writeFileSync(file, randomBytes(4096));
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * For what writes much into the database of this directory, or beside it.
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

/** True when a file of this name would lie on the disk of the directory. */
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

/** A random secret that is made once and kept in keys/, readable by this account only. */
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

/** True when a secret of this name was made before. */
export function hasSecret(data: string, name: string): boolean {
  return existsSync(join(data, 'keys', name));
}

/** The kernel's limit for the path of a socket, in bytes, with room for one that ends it. */
const maxSocketPath = 103;

/**
 * Where a process of ours answers another one: a socket in a folder that this account alone may enter, in run/, or in the system's temporary
 * folder where the path would be too long.
 */
export function socketIn(data: string, name: string): string {
  const folder = join(data, 'run');
  const file = join(folder, name);
  if (Buffer.byteLength(file) > maxSocketPath) return join(mkdtempSync(join(tmpdir(), 'pressmark-')), name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  return file;
}
