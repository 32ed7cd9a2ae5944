// npm run -s pressmark -- COMMAND: the commands of lib/cli, on the database of this data directory.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Usage } from '#lib/core/command-line/line.ts';
import { type CommandCall, commandSpec, readCommand } from '#lib/core/command-line/list.ts';
import { type Env, startingEnv } from '#lib/core/env.ts';
import { Problem } from '#lib/core/problem.ts';
import { ensureBundled } from './build.ts';
import { bundleFile } from './bundles.ts';
import { newsroomEnv } from './children.ts';
import { checkRoom, onSameDisk } from './data-directory.ts';
import { dataInUse } from './postgres/database.ts';
import { report } from './problems.ts';
import { reachDatabase } from './reach.ts';

type Access = { env: NodeJS.ProcessEnv; close: () => Promise<void> };

/** npm run pressmark. @returns the command's exit code; 1 after a problem, 2 for wrong usage */
export async function main(argv: string[]): Promise<number> {
  try {
    const call = readCommand(argv);
    if (!('answer' in call)) return await runCommand(call, argv, bundleFile('pressmark'), ensureBundled);
    process.stdout.write(`${call.answer}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof Usage)) return report(error);
    process.stderr.write(`pressmark: ${error.message}\n`);
    return 2;
  }
}

/**
 * Runs a command's program with its access to the database. Starts the embedded database where it
 * does not run, and stops it afterwards.
 * @param build makes the program if it is missing or old
 */
export async function runCommand(
  call: CommandCall,
  argv: string[],
  file: string,
  build: () => Promise<unknown>,
): Promise<number> {
  const read = startingEnv();
  if ('problems' in read) throw new Problem(read.problems.join('; '));
  const access = commandSpec(call.name).needs === 'nothing' ? withoutAccess() : await accessFor(call, read.env);
  try {
    await withStdoutOnStderr(build);
    if (!existsSync(file)) throw new Problem('This version of Pressmark has no commands.');
    return await runFile(file, argv, access.env);
  } finally {
    await access.close();
  }
}

/** Sends the output of a build to stderr, since stdout belongs to the command. */
async function withStdoutOnStderr(build: () => Promise<unknown>) {
  const write = process.stdout.write;
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;
  try {
    await build();
  } finally {
    process.stdout.write = write;
  }
}

const withoutAccess = (): Access => ({ env: newsroomEnv({ url: '', publicUrl: '' }), close: async () => {} });

async function accessFor({ name, args }: CommandCall, env: Env): Promise<Access> {
  const command = commandSpec(name);
  const data = resolve(env.PRESSMARK_DATA);
  const isEmbedded = !env.DATABASE_URL && existsSync(data);
  const create = name === 'restore';
  if (isEmbedded && create && dataInUse(data))
    throw new Problem(
      'A Pressmark runs on this data directory. A backup is brought back into an empty one: PRESSMARK_DATA=./restored.',
    );
  if (isEmbedded && (command.fills === 'database' || (command.fills === 'file' && onSameDisk(data, args[0] ?? ''))))
    checkRoom(data);
  const { ownerUrl, newsroomUrl, publicUrl, stop } = await reachDatabase(env, { making: create });
  const addresses = { url: env.PRESSMARK_URL ?? `http://localhost:${env.PORT}`, newsroomUrl, publicUrl };
  // Only commands that need the owner's address get it.
  return { env: newsroomEnv(command.needs === 'owner' ? { ...addresses, ownerUrl } : addresses), close: stop };
}

async function runFile(file: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, ['--enable-source-maps', file, ...args], { env, stdio: 'inherit' });
  // The terminal sends Ctrl-C to the command too. The launcher waits for it, then stops the
  // database.
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGINT', () => {});
  process.on('SIGTERM', pass).on('SIGHUP', pass);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}
