// The embedded PostgreSQL listens on a socket in its own folder, which no other account may enter.
// It opens no TCP port.
import { lstatSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '#lib/core/problem.ts';

/** A part of the socket's name. No port is opened. */
export const socketPort = 5432;
const socketName = `.s.PGSQL.${socketPort}`;

/** The folder is relative to PostgreSQL's working directory, so its path may have any length. */
export const socketSettings = {
  listen_addresses: '',
  unix_socket_directories: '.',
  unix_socket_permissions: '0700',
};

// The kernel's limit for a socket's path, in bytes.
const maxPath = process.platform === 'linux' ? 107 : 103;
const fits = (folder: string) => Buffer.byteLength(join(folder, socketName)) <= maxPath;

/** The address of a database in this folder, for pg, psql and the like. */
export function socketUrl(folder: string, user: string, password: string, database: string): string {
  return `postgresql://${user}:${password}@${encodeURIComponent(connectablePath(folder))}:${socketPort}/${database}`;
}

/** True when a PostgreSQL listens in this folder, in whichever container it runs. */
export async function isListening(folder: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(join(connectablePath(folder), socketName));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', ({ code }: NodeJS.ErrnoException) =>
      resolve(!['ENOENT', 'ECONNREFUSED', 'ENOTSOCK', 'ENOTDIR'].includes(code ?? '')),
    );
  });
}

/** Removes the socket of a killed server. */
export function clearSocket(folder: string) {
  for (const name of [socketName, `${socketName}.lock`]) rmSync(join(folder, name), { force: true });
}

const shortPaths = new Map<string, string>();

/**
 * The folder, or a short link to it where its path is too long. The link is removed when this
 * process ends.
 */
function connectablePath(folder: string): string {
  if (fits(folder)) return folder;
  const existing = shortPaths.get(folder);
  if (existing && lstatSync(existing, { throwIfNoEntry: false })) return existing;
  const parent = [tmpdir(), '/tmp'].find((at) => fits(join(at, 'pressmark-123456', 'db')) && isSafeParent(at));
  if (!parent)
    throw new Problem(
      `The path of ${folder} is too long for a socket, and the temporary folder ${tmpdir()} does not do for a shorter one. Set PRESSMARK_DATA to a path of less than ${maxPath - socketName.length - 4} bytes.`,
    );
  const privateFolder = mkdtempSync(join(parent, 'pressmark-'));
  process.once('exit', () => rmSync(privateFolder, { recursive: true, force: true }));
  const link = join(privateFolder, 'db');
  symlinkSync(folder, link);
  shortPaths.set(folder, link);
  return link;
}

/** True when no other account can rename what we make in the folder. */
function isSafeParent(folder: string): boolean {
  const { mode, uid } = statSync(folder);
  const isOurs = uid === process.getuid?.() || uid === 0;
  return isOurs && ((mode & 0o022) === 0 || (mode & 0o1000) !== 0);
}
