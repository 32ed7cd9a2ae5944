// The embedded PostgreSQL: made once, then one server process as our child.
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Problem } from '#lib/core/problem.ts';
import { secret } from './data-directory.ts';
import { freePort } from './free-port.ts';
import { endOrphan } from './orphan.ts';
import {
  type Account,
  checkReadable,
  databaseAccount,
  databaseFolder,
  type Programs,
  postgresPrograms,
} from './postgres-files.ts';

export const postgresMajor = 18;

/** PostgreSQL's own rules of sorting and of capitals: an index sorted by the machine's would be wrong after that one's next update. */
export const localeFlags = [
  '--encoding=UTF8',
  '--locale=C.UTF-8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

export type Cluster = {
  /** As the superuser, database `postgres`. */
  adminUrl: string;
  /** Resolves when the server has ended without having been told to; `killed` if that was another's doing (kill -9, out of memory). */
  crashed: Promise<{ killed: boolean }>;
  /** Ends the sessions, writes everything out and stops. */
  stop: () => Promise<void>;
};

type Place = { data: string; folder: string; account: Account; programs: Programs };

/**
 * Starts the database of a data directory, and makes it first if there is none. Whatever an earlier start left
 * running or half-made is cleared away. The caller holds the claim on the directory.
 * @param samePort for a restart under programs that know the port already
 */
export async function startCluster(data: string, { samePort = false } = {}): Promise<Cluster> {
  const account = databaseAccount(data);
  const place = { data, account, folder: databaseFolder(data, account), programs: postgresPrograms(account) };
  if (!existsSync(join(place.folder, 'PG_VERSION'))) await initialise(place);
  checkReadable(place.folder);
  checkVersion(place.folder);
  const stranger = await endOrphan(place.folder);
  return launch(place, stranger, samePort);
}

async function initialise({ data, folder, account, programs }: Place) {
  // Made beside its place and moved there whole: a start that was cut off begins again.
  const half = `${folder}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  const passwordFile = join(half, '..', `.password-${process.pid}`);
  writeFileSync(passwordFile, secret(data, 'postgres'), { mode: 0o600 });
  if (account) for (const path of [half, passwordFile]) chownSync(path, account.uid, account.gid);
  const flags = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...localeFlags];
  try {
    const { code, said } = await run(programs.initdb, [`--pgdata=${half}`, ...flags], account);
    if (code !== 0) throw startProblem(said, 'PostgreSQL could not make its files');
    renameSync(half, folder);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function run(program: string, args: string[], account: Account) {
  const child = spawn(program, args, { ...account, cwd: '/', env: plainEnv(), stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  return { code, said };
}

// Nothing of our environment: PGDATA and its like would lead the server astray.
const plainEnv = (more = {}) =>
  ({ PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...more }) as unknown as NodeJS.ProcessEnv;

function checkVersion(folder: string) {
  const found = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (found !== String(postgresMajor)) {
    throw new Problem(
      `The database in ${folder} was made by PostgreSQL ${found}; this version of Pressmark brings ${postgresMajor}. Start the version of Pressmark that made it, back up, and restore here.`,
    );
  }
}

type Attempt = { cluster: Cluster } | { cluster?: never; said: string; killed: boolean };

async function launch(place: Place, stranger: number | null, samePort: boolean): Promise<Cluster> {
  // The backends of a killed server need a moment to notice; PostgreSQL refuses to start before they have ended.
  for (let attempt = 1; ; attempt++) {
    const port = keptPort(place.data) ?? (await newPort(place.data));
    const started = await attemptStart(place, port, stranger);
    if (started.cluster) return started.cluster;
    if (/Address already in use/.test(started.said) && !samePort) await newPort(place.data);
    // Killed while it started or recovered it has not failed: the next start goes on where it was.
    else if (!started.killed && !/pre-existing shared memory block/.test(started.said))
      throw startProblem(started.said, 'PostgreSQL did not start');
    if (attempt > 100) throw startProblem(started.said, 'PostgreSQL did not start');
    await pause(100);
  }
}

async function attemptStart(place: Place, port: number, stranger: number | null): Promise<Attempt> {
  const logFile = join(place.data, 'postgres.log');
  const from = openLog(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC', log_timezone: 'UTC' };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(place.programs.postgres, ['-D', place.folder, '-p', String(port), ...flags], {
    ...place.account,
    cwd: '/',
    // A stranger with the number of a dead server would look like that server; PostgreSQL ignores its grandparent.
    env: plainEnv(stranger ? { PG_GRANDPARENT_PID: String(stranger) } : {}),
    stdio: ['ignore', log, log],
    // Ctrl-C goes to the whole group of the terminal: the database must be the last to stop, not the first.
    detached: true,
  });
  closeSync(log);
  const over = new Promise<void>((resolve) => child.once('error', () => resolve()).once('exit', () => resolve()));
  const adminUrl = clusterUrl(place.data, 'postgres', secret(place.data, 'postgres'), 'postgres');
  const up = await Promise.race([answering(adminUrl, child), over.then(() => false as const)]);
  if (up === true) return { cluster: handle(child, over, adminUrl) };
  if (up instanceof Problem) {
    child.kill('SIGINT');
    await over;
    throw up;
  }
  return { said: readFileSync(logFile).subarray(from).toString('utf8'), killed: wasKilled(child) };
}

const wasKilled = (child: ChildProcess) => child.signalCode === 'SIGKILL';

/** The length of the log as it is; a large one begins anew. */
function openLog(file: string) {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < 10 * 1024 * 1024) return size;
  rmSync(file);
  return 0;
}

/** Waits for the server, however long it recovers. */
async function answering(adminUrl: string, child: ChildProcess): Promise<boolean | Problem> {
  while (child.exitCode === null && child.signalCode === null) {
    const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 2000 });
    client.on('error', () => {});
    try {
      await client.connect();
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') {
        return new Problem(
          'The keys in the data directory are not those of its database. Put the folder keys back from a backup.',
        );
      }
      await pause(20);
    } finally {
      await client.end().catch(() => {});
    }
  }
  return false;
}

function handle(child: ChildProcess, over: Promise<void>, adminUrl: string): Cluster {
  let told = false;
  const stop = async () => {
    told = true;
    // Fast shutdown: sessions are ended, everything is written.
    child.kill('SIGINT');
    await over;
  };
  const crashed = new Promise<{ killed: boolean }>((resolve) => {
    void over.then(() => (told ? undefined : resolve({ killed: wasKilled(child) })));
  });
  return { adminUrl, crashed, stop };
}

/** An address on the server of this data directory, which listens on the port that it keeps. */
export function clusterUrl(data: string, user: string, password: string, database: string): string {
  return `postgresql://${user}:${password}@127.0.0.1:${keptPort(data)}/${database}`;
}

const portFile = (data: string) => join(data, 'postgres.port');

function keptPort(data: string): number | null {
  const file = portFile(data);
  const port = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  return Number.isInteger(port) && port > 0 && port < 65536 ? port : null;
}

async function newPort(data: string): Promise<number> {
  const port = await freePort();
  writeFileSync(portFile(data), `${port}\n`);
  return port;
}

function startProblem(said: string, what: string): Problem {
  if (/No space left on device|Disk quota exceeded/.test(said))
    return new Problem(`${what}: the disk is full. Make room and start again.`);
  const line = said.match(/(?:FATAL|PANIC|error):\s+(.*)/)?.[1] ?? said.trim().split('\n').at(-1) ?? '';
  return new Problem(`${what}: ${line || 'it said nothing'}`);
}
