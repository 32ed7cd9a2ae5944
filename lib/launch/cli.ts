// npm run -s pressmark -- COMMAND: the commands of lib/cli, on the database of this data directory.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Env, startingEnv } from '#lib/core/env.ts';
import { Problem } from '#lib/core/problem.ts';
import { ensureBundled } from './build.ts';
import { bundleFile } from './bundles.ts';
import { newsroomEnv } from './children.ts';
import { openDataDirectory } from './data-directory.ts';
import { claimData, dataInUse, openDatabase, runningEmbedded } from './database.ts';
import { report } from './problems.ts';

// These read files and write to the terminal; they start no database.
const withoutDatabase = new Set(['', 'parse', 'help', '--help', '-h', '--version']);

// These copy the whole database, which only its owner can.
const ownersWork = new Set(['backup', 'restore']);

type Access = { env: NodeJS.ProcessEnv; close: () => Promise<void> };

/** @returns the command's own exit code, or 1 after a problem */
export async function main(args: string[]): Promise<number> {
  try {
    return await runCommand(args, bundleFile('pressmark'), ensureBundled);
  } catch (error) {
    return report(error);
  }
}

/**
 * Runs a program with the newsroom's access to the database. A database that nobody runs is started for as long.
 * @param build makes the program if need be
 */
export async function runCommand(args: string[], file: string, build: () => Promise<unknown>): Promise<number> {
  const read = startingEnv();
  if ('problems' in read) throw new Problem(read.problems.join('; '));
  await quietly(build);
  if (!existsSync(file)) throw new Problem('This version of Pressmark has no commands.');
  const access = withoutDatabase.has(args[0] ?? '') ? withoutAccess() : await accessTo(read.env, args[0] ?? '');
  try {
    return await runFile(file, args, access.env);
  } finally {
    await access.close();
  }
}

/** What a build prints goes to stderr: stdout is the command's. */
async function quietly(build: () => Promise<unknown>) {
  const write = process.stdout.write;
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;
  try {
    await build();
  } finally {
    process.stdout.write = write;
  }
}

const withoutAccess = (): Access => ({ env: newsroomEnv({ url: '', publicUrl: '' }), close: async () => {} });

/** The owner's address is for those alone that need it. */
const handed = (command: string, { ownerUrl, ...addresses }: Addresses) =>
  ownersWork.has(command) ? { ...addresses, ownerUrl } : addresses;
type Addresses = { newsroomUrl: string; publicUrl: string; ownerUrl: string };

async function accessTo(env: Env, command: string): Promise<Access> {
  const url = env.PRESSMARK_URL ?? `http://localhost:${env.PORT}`;
  const data = openDataDirectory(env.PRESSMARK_DATA);
  if (!env.DATABASE_URL && dataInUse(data)) {
    if (command === 'restore')
      throw new Problem(
        'A Pressmark runs on this data directory. A backup is brought back into an empty one: PRESSMARK_DATA=./restored.',
      );
    const running = await runningEmbedded(data);
    if (!running)
      throw new Problem(
        'Another Pressmark is just starting or stopping on this data directory. Try again in a moment.',
      );
    return { env: newsroomEnv({ url, ...handed(command, running) }), close: async () => {} };
  }
  const claimed = env.DATABASE_URL ? null : await claimData(data, 'a command');
  try {
    const database = await openDatabase(env, data);
    void claimed?.lost.then(database.abandon);
    const close = async () => {
      await database.stop();
      claimed?.release();
    };
    return { env: newsroomEnv({ url, ...handed(command, database) }), close };
  } catch (error) {
    claimed?.release();
    throw error;
  }
}

async function runFile(file: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, ['--enable-source-maps', file, ...args], { env, stdio: 'inherit' });
  // Ctrl-C reaches the command from the terminal; we stay until it has ended, to stop what we started for it.
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGINT', () => {});
  process.on('SIGTERM', pass).on('SIGHUP', pass);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}
