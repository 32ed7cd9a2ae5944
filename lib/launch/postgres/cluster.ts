// The embedded PostgreSQL. Its files are made once, and its server runs as our child process.
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
import { Problem } from '#lib/core/problem.ts';
import { withSession } from '#lib/database/session.ts';
import { secret } from '#lib/launch/data-directory.ts';
import { endOrphan } from '#lib/launch/orphan.ts';
import { logSettings } from './log.ts';
import { type Account, databaseAccount } from './account.ts';
import { checkReadable, databaseFolder } from './files.ts';
import { type Programs, postgresPrograms } from './programs.ts';
import { clearSocket, socketPort, socketSettings, socketUrl } from './socket.ts';

export const postgresMajor = 18;

/**
 * Sorts by PostgreSQL's own rules. With the machine's rules, an update of the machine would corrupt
 * indexes.
 */
export const localeFlags = [
  '--encoding=UTF8',
  '--locale=C.UTF-8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

export type Cluster = {
  /** The superuser's address, in the database `postgres`. */
  adminUrl: string;
  /**
   * Resolves when the server ends without `stop`. `killed` means SIGKILL from outside, for example
   * when memory runs out.
   */
  crashed: Promise<{ killed: boolean }>;
  /** Ends the sessions, writes everything out and stops. */
  stop: () => Promise<void>;
  /** Ends the server without another write, since its files belong to another Pressmark now. */
  abandon: () => Promise<void>;
};

type ClusterFiles = { data: string; folder: string; account: Account; programs: Programs };

/**
 * Starts the database of a data directory, and makes it first if there is none. Removes what an
 * earlier start left running or unfinished. The caller holds the claim on the directory.
 * @throws Problem when it cannot start
 */
export async function startCluster(data: string): Promise<Cluster> {
  const account = databaseAccount(data);
  const files = { data, account, folder: databaseFolder(data, account), programs: postgresPrograms(account) };
  if (!existsSync(join(files.folder, 'PG_VERSION'))) await initialise(files);
  checkReadable(files.folder);
  checkVersion(files.folder);
  // Older versions kept a port here.
  rmSync(join(data, 'postgres.port'), { force: true });
  return launch(files, await endOrphan(files.folder));
}

async function initialise({ data, folder, account, programs }: ClusterFiles) {
  // The files are made in another folder, which is renamed when they are whole. After an
  // interruption the next start makes them again.
  const newFolder = `${folder}.new`;
  rmSync(newFolder, { recursive: true, force: true });
  mkdirSync(newFolder, { mode: 0o700 });
  const passwordFile = join(newFolder, '..', `.password-${process.pid}`);
  writeFileSync(passwordFile, secret(data, 'postgres'), { mode: 0o600 });
  if (account) for (const path of [newFolder, passwordFile]) chownSync(path, account.uid, account.gid);
  const flags = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...localeFlags];
  try {
    const { code, said: output } = await run(programs.initdb, [`--pgdata=${newFolder}`, ...flags], account);
    if (code !== 0) throw startProblem(output, 'PostgreSQL could not make its files');
    renameSync(newFolder, folder);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function run(program: string, args: string[], account: Account) {
  const child = spawn(program, args, { ...account, cwd: '/', env: plainEnv(), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  return { code, said: output };
}

// Our environment is left out, since PGDATA and the like would change the server's settings.
const plainEnv = (more = {}) =>
  ({ PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...more }) as unknown as NodeJS.ProcessEnv;

function checkVersion(folder: string) {
  const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (version !== String(postgresMajor)) {
    throw new Problem(
      `The database in ${folder} was made by PostgreSQL ${version}; this version of Pressmark brings ${postgresMajor}. Start the version of Pressmark that made it, back up, and restore here.`,
    );
  }
}

type Attempt = { cluster: Cluster } | { cluster?: never; output: string; killed: boolean };

async function launch(files: ClusterFiles, reusedPid: number | null): Promise<Cluster> {
  // PostgreSQL refuses to start until the backends of a killed server have ended, which takes a
  // moment.
  for (let attempt = 1; ; attempt++) {
    clearSocket(files.folder);
    const result = await attemptStart(files, reusedPid);
    if (result.cluster) return result.cluster;
    // A kill during recovery is no failure. The next start continues the recovery.
    const mayRetry = result.killed || /pre-existing shared memory block/.test(result.output);
    if (!mayRetry || attempt > 100) throw startProblem(result.output, 'PostgreSQL did not start');
    await pause(100);
  }
}

async function attemptStart(files: ClusterFiles, reusedPid: number | null): Promise<Attempt> {
  const logFile = join(files.data, 'postgres.log');
  const logStart = openLog(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const settings = { ...logSettings, ...socketSettings, timezone: 'UTC', log_timezone: 'UTC' };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(files.programs.postgres, ['-D', files.folder, '-p', String(socketPort), ...flags], {
    ...files.account,
    cwd: '/',
    // Another process may have the number of a dead server. PostgreSQL would take it for that
    // server. It ignores its grandparent, so it gets this number as its grandparent's.
    env: plainEnv(reusedPid ? { PG_GRANDPARENT_PID: String(reusedPid) } : {}),
    stdio: ['ignore', log, log],
    // Ctrl-C reaches the terminal's process group. Detached, the database does not get it, and
    // stops last.
    detached: true,
  });
  closeSync(log);
  const exit = new Promise<void>((resolve) => child.once('error', () => resolve()).once('exit', () => resolve()));
  const adminUrl = clusterUrl(files.data, 'postgres', secret(files.data, 'postgres'), 'postgres');
  const outcome = await Promise.race([waitUntilReady(adminUrl, files.folder, child), exit.then(() => false as const)]);
  if (outcome === true) return { cluster: clusterOf(child, exit, adminUrl) };
  if (outcome instanceof Problem) {
    child.kill('SIGINT');
    await exit;
    throw outcome;
  }
  return { output: readFileSync(logFile).subarray(logStart).toString('utf8'), killed: wasKilled(child) };
}

const wasKilled = (child: ChildProcess) => child.signalCode === 'SIGKILL';

/** The length of the log, in bytes; a large log is deleted first. */
function openLog(file: string) {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < 10 * 1024 * 1024) return size;
  rmSync(file);
  return 0;
}

/**
 * Waits until the server answers, also after a long recovery. Connects only when our own child says
 * that it is ready.
 */
async function waitUntilReady(adminUrl: string, folder: string, child: ChildProcess): Promise<boolean | Problem> {
  for (; child.exitCode === null && child.signalCode === null; await pause(20)) {
    if (!isReady(folder, child.pid)) continue;
    try {
      await withSession(adminUrl, async () => {});
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') {
        return new Problem(
          'The keys in the data directory are not those of its database. Put the folder keys back from a backup.',
        );
      }
    }
  }
  return false;
}

/** Reads the server's own file: its process number on line 1, its status on line 8. */
function isReady(folder: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

function clusterOf(child: ChildProcess, exit: Promise<void>, adminUrl: string): Cluster {
  let isStopping = false;
  const end = (signal: 'SIGINT' | 'SIGKILL') => async () => {
    isStopping = true;
    child.kill(signal);
    await exit;
  };
  const crashed = new Promise<{ killed: boolean }>((resolve) => {
    void exit.then(() => (isStopping ? undefined : resolve({ killed: wasKilled(child) })));
  });
  // SIGINT is PostgreSQL's fast shutdown: it ends sessions and writes everything.
  return { adminUrl, crashed, stop: end('SIGINT'), abandon: end('SIGKILL') };
}

/** An address on the server of this data directory. */
export function clusterUrl(data: string, user: string, password: string, database: string): string {
  return socketUrl(join(data, 'db'), user, password, database);
}

function startProblem(output: string, what: string): Problem {
  if (/No space left on device|Disk quota exceeded/.test(output))
    return new Problem(`${what}: the disk is full. Make room and start again.`);
  const line = output.match(/(?:FATAL|PANIC|error):\s+(.*)/)?.[1] ?? output.trim().split('\n').at(-1) ?? '';
  return new Problem(`${what}: ${line || 'it printed nothing'}`);
}
