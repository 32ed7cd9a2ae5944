// npm start: database, site, desk and worker on one machine, until a signal stops them.
import { readLine } from '#lib/core/command-line/line.ts';
import { type Env, startingEnv } from '#lib/core/env.ts';
import { Problem } from '#lib/core/problem.ts';
import { ensureBuilt, ensureBundled, forgetBundles } from './build.ts';
import { bundleFile, bundleNames } from './bundles.ts';
import { type Child, keepRunning } from './child.ts';
import { type Addresses, deskEnv, newsroomEnv, siteEnv } from './children.ts';
import { checkRoom, openDataDirectory, secret, socketIn } from './data-directory.ts';
import { claimData, openDatabase, tryPublic } from './postgres/database.ts';
import { guardSite } from './postgres/guard.ts';
import { usablePort } from './port.ts';
import { report } from './problems.ts';
import { duration, say, step, warn } from './say.ts';
import { type Passwords, runSeed, seedIsDue } from './seed.ts';
import { setUpPath } from './set-up.ts';
import { untilSignal } from './signals.ts';
import { watchBundles } from './watch.ts';
import { outdatedLine, printStarted } from './welcome.ts';

/** The program files. `null` leaves one out. */
export type Programs = { server: string; desk: string; worker: string | null; seed: string | null };

export type StartOptions = {
  dev?: boolean;
  /** Runs these instead of our own. Tests of the launcher pass small stand-ins. */
  programs?: Programs;
};

/** What was started, in order. It is stopped in reverse order. */
type Running = { stops: (() => Promise<void> | void)[]; lost: Promise<Problem>[]; signal: AbortSignal };

/**
 * Starts everything and runs until SIGINT, SIGTERM or SIGHUP, or until the database or the claim is
 * lost.
 * @returns the exit code: 0 after a clean stop, 1 after a problem, which is printed on stderr
 */
export async function start(options: StartOptions = {}): Promise<number> {
  const signals = untilSignal();
  const running: Running = { stops: [], lost: [], signal: signals.signal };
  try {
    await begin(options, running);
    const ended = await Promise.race([signals.received, ...running.lost]);
    if (ended instanceof Problem) throw ended;
    return 0;
  } catch (error) {
    return signals.signal.aborted ? 0 : report(error);
  } finally {
    await stopAll(running);
  }
}

const help = `Usage: npm start, or npm run dev, which watches the sources
Builds what is missing or old, brings the database up to date, and serves until Ctrl-C.
Settings are read from the environment and from the file .env; .env.example names them all.`;

export async function main(args: string[]): Promise<number> {
  const line = readLine(args, { options: { dev: { type: 'boolean' } }, help, firstWords: [], maxWords: 0 });
  return 'code' in line ? line.code : start({ dev: line.values.dev ?? false });
}

async function stopAll({ stops }: Running) {
  await step('Stopping', async () => {
    for (const stop of stops.reverse()) {
      try {
        await stop();
      } catch (error) {
        report(error);
      }
    }
  });
}

async function begin(options: StartOptions, running: Running) {
  const startedAt = Date.now();
  const read = startingEnv();
  if ('problems' in read) throw new Problem(read.problems.join('; '));
  const { env } = read;
  const started =
    env.PRESSMARK_FACE === 'site' ? await beginSite(env, options, running) : await beginNewsroom(env, options, running);
  running.signal.throwIfAborted();
  printStarted({
    ...started,
    face: env.PRESSMARK_FACE,
    took: duration(Date.now() - startedAt),
    dev: options.dev ?? false,
  });
}

type Started = { addresses: Addresses; passwords: Passwords | null; setUp: string | null };

async function addressesOf(env: Env): Promise<Addresses> {
  const port = await usablePort(env.PORT);
  return { port, url: (env.PRESSMARK_URL ?? `http://localhost:${port}`).replace(/\/$/, '') };
}

/** Starts the site alone, without a data directory, a database or a newsroom. */
async function beginSite(env: Env, options: StartOptions, running: Running): Promise<Started> {
  const publicUrl = env.PUBLIC_DATABASE_URL;
  if (!publicUrl)
    throw new Problem(
      'PRESSMARK_FACE=site needs PUBLIC_DATABASE_URL: the address of the database with the account public_app.',
    );
  const addresses = await addressesOf(env);
  await tryPublic(publicUrl);
  const programs = options.programs ?? (await ownPrograms(env, options, running.signal));
  const site = runProgram('site', programs.server, siteEnv({ ...addresses, publicUrl }, options.dev), running);
  await unlessStopped(site.ready, running);
  return { addresses, passwords: null, setUp: null };
}

async function beginNewsroom(env: Env, options: StartOptions, running: Running): Promise<Started> {
  if (env.PUBLIC_DATABASE_URL && !env.DATABASE_URL) {
    throw new Problem(
      'PUBLIC_DATABASE_URL is set and DATABASE_URL is not. Set both for a PostgreSQL of your own, or neither for the embedded one.',
    );
  }
  const data = openDataDirectory(env.PRESSMARK_DATA);
  if (!env.DATABASE_URL) checkRoom(data);
  const claim = await claimData(data, options.dev ? 'npm run dev' : 'npm start');
  running.stops.push(claim.release);
  running.lost.push(claim.lost);
  const addresses = await addressesOf(env);
  const database = await step('Preparing the database', () => openDatabase(env, data));
  running.stops.push(database.stop);
  void claim.lost.then(database.abandon);
  if (database.siteRole) running.stops.push(guardSite(database.siteRole, warn));
  if (database.outdated) warn(outdatedLine(database.outdated, env.DATABASE_URL !== undefined));
  running.lost.push(database.lost);
  running.signal.throwIfAborted();
  const programs = options.programs ?? (await ownPrograms(env, options, running.signal));
  const deskSocket = env.PRESSMARK_FACE === 'all' ? socketIn(data, 'desk') : undefined;
  const sessionSecret = env.NEXTAUTH_SECRET ?? secret(data, 'session');
  const settings = { env, ...addresses, ...database, sessionSecret, deskSocket };
  const passwords = await seed(programs, settings, data, running.signal);
  const setUp = await setUpPath(database.ownerUrl);
  const desk = runProgram('desk', programs.desk, deskEnv(settings, options.dev), running);
  const server = deskSocket ? runProgram('site', programs.server, siteEnv(settings, options.dev), running) : null;
  const worker = programs.worker
    ? runProgram('worker', programs.worker, newsroomEnv(settings, options.dev), running)
    : null;
  if (options.dev) await restartOnChange({ server, desk, worker }, running);
  await unlessStopped(Promise.all([server?.ready, desk.ready, worker?.ready]), running);
  return { addresses, passwords, setUp };
}

/** Builds what is missing or old. @returns the program files */
async function ownPrograms(env: Env, { dev }: StartOptions, signal: AbortSignal): Promise<Programs> {
  if (dev) await ensureBundled();
  else await ensureBuilt({ face: env.PRESSMARK_FACE, signal });
  signal.throwIfAborted();
  const bundles = bundleNames();
  return {
    server: bundleFile('server'),
    desk: bundleFile('desk'),
    worker: bundleFile('worker'),
    seed: bundles.includes('seed') ? bundleFile('seed') : null,
  };
}

type ProgramSettings = Addresses & { env: Env; ownerUrl: string; newsroomUrl: string; publicUrl: string };

async function seed(
  programs: Programs,
  settings: ProgramSettings,
  data: string,
  signal: AbortSignal,
): Promise<Passwords | null> {
  const file = programs.seed;
  if (!file || !(await seedIsDue(settings.env, data, settings.ownerUrl))) return null;
  const password = settings.env.PRESSMARK_DEMO_PASSWORD;
  return step('Writing the demonstration', () => runSeed(file, data, password, newsroomEnv(settings), signal));
}

function runProgram(name: string, file: string, env: NodeJS.ProcessEnv, running: Running): Child {
  running.signal.throwIfAborted();
  const child = keepRunning(name, file, env);
  running.stops.push(child.stop);
  return child;
}

type WatchedPrograms = { server: Child | null; desk: Child; worker: Child | null };

async function restartOnChange(children: WatchedPrograms, running: Running) {
  forgetBundles();
  const names = (['server', 'desk', 'worker'] as const).filter((name) => children[name]);
  running.stops.push(await watchBundles(names, (name) => void children[name as keyof WatchedPrograms]?.restart()));
  say('  Sources are watched; a changed program is started again.');
}

/**
 * The result of `work`. Rejects when a signal comes first, or the database or the claim is lost.
 */
async function unlessStopped<T>(work: Promise<T>, { signal, lost }: Running): Promise<T> {
  const aborted = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  );
  const loss = Promise.race(lost).then((problem): never => {
    throw problem;
  });
  return Promise.race([work, aborted, loss]);
}
