// The whole run: a real Pressmark, clients that publish, and kills among its processes.
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pressmark } from '#test/harness/pressmark.ts';
import { startTimeOf } from '#lib/launch/processes.ts';
import { withSession } from '#lib/database/session.ts';
import { chanceOf } from '../chance.ts';
import { runClients, type Work } from './clients.ts';
import { jobStates } from './jobs.ts';
import { type Kill, killAtRandom } from './killer.ts';
import { openPorts, treeOf } from './processes.ts';
import { command, openOffice, startProduct } from './office.ts';
import { verify } from './verify.ts';

export type Size = {
  publishes: number;
  clients: number;
  kills: number;
  seed: number;
  /**
   * How long to wait for the jobs at the end, in ms; what is left then breaks a promise. A job of a
   * killed worker returns after a minute or two. Without a limit the run does not wait for such
   * jobs.
   */
  settleMs?: number;
  /** Called twice a minute with the progress. */
  report?: (line: string) => void;
};

export type Outcome = Size & {
  work: Omit<Work, 'office'>;
  allKills: Kill[];
  seconds: number;
  /** The number of jobs by state at the end. */
  jobs: string;
  /** The output of `pressmark audit verify`. */
  audit: string;
  /** What the launcher and its children wrote to the terminal. */
  output: string;
  /** Every broken promise in words. */
  problems: string[];
};

/**
 * Waits until the worker has nothing left to do, or the time is over.
 * @returns the number of jobs by state
 */
async function settled(adminUrl: string, ms: number): Promise<{ jobs: string; isLeft: boolean }> {
  return withSession(adminUrl, async (client) => {
    for (const until = Date.now() + ms; ; await pause(500)) {
      const jobs = await jobStates(client);
      const isLeft = /created|retry|active|failed/.test(jobs);
      if (!isLeft || Date.now() >= until) return { jobs, isLeft };
    }
  });
}

/** Other machines must reach the site on its port and nothing else. */
function wallBreaks({ pid, url }: Pressmark): string[] {
  const open = openPorts(treeOf(pid));
  return open
    .filter((port) => port !== Number(new URL(url).port))
    .map((port) => `port ${port} is open to other machines`);
}

async function runUnderKills(pressmark: Pressmark, size: Size): Promise<Outcome> {
  const office = await openOffice(pressmark);
  const ledger: Work['ledger'] = { series: office.series, acknowledged: [], markers: [] };
  const counts: Work['counts'] = { requests: 0, retries: new Map(), replays: 0 };
  const work = { ...size, ledger, counts, durations: new Map<string, number[]>(), problems: [] as string[] };
  const began = performance.now();
  let isOver = false;
  const lost = pressmark.over.then((code) => {
    isOver = true;
    throw new Error(`the launcher ended (exit code ${code}):\n${pressmark.output().slice(-2000)}`);
  });
  const reporting = setInterval(() => {
    const { acknowledged } = ledger;
    size.report?.(`${acknowledged.length} acknowledged after ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }, 30_000);
  let isKilling = true;
  const killing = killAtRandom(pressmark, {
    kills: size.kills,
    chance: chanceOf(size.seed),
    progress: () => (ledger.acknowledged.length + work.problems.length) / size.publishes,
    isOver: () => isOver,
  }).finally(() => {
    isKilling = false;
  });
  await Promise.race([runClients({ ...work, office }, () => isKilling), lost]).finally(() => {
    isOver = true;
    clearInterval(reporting);
  });
  const seconds = (performance.now() - began) / 1000;
  const allKills = await killing;
  const { jobs, isLeft } = await settled(pressmark.adminUrl, size.settleMs ?? 0);
  const audit = await command(pressmark, 'audit', 'verify').catch(
    (error: { stderr?: string }) => `refused: ${error.stderr}`,
  );
  const problems = [
    ...work.problems,
    ...allKills.filter(({ recoveredMs }) => recoveredMs === null).map(({ target }) => `${target} did not come back`),
    ...(isLeft && size.settleMs ? [`jobs were left undone: ${jobs}`] : []),
    ...(audit.startsWith('The record holds') ? [] : [`pressmark audit verify: ${audit}`]),
    ...wallBreaks(pressmark),
    ...(await withSession(pressmark.adminUrl, (client) => verify(client, ledger))),
  ];
  return { ...size, work, allKills, seconds, jobs, audit: audit.trim(), output: pressmark.output(), problems };
}

/** Stops Pressmark and checks that no process is left. */
async function leave(pressmark: Pressmark): Promise<string[]> {
  const tree = treeOf(pressmark.pid);
  const code = await pressmark.stop();
  const alive = tree.filter((pid) => startTimeOf(pid) !== null);
  return [
    ...(code === 0 ? [] : [`it did not stop cleanly (exit code ${code})`]),
    ...alive.map((pid) => `process ${pid} stayed behind`),
    ...(existsSync(pressmark.data) ? [`${pressmark.data} stayed behind`] : []),
  ];
}

/** Runs everything and stops it again in any case. */
export async function torture(size: Size): Promise<Outcome> {
  const pressmark = await startProduct();
  const outcome = await runUnderKills(pressmark, size).catch(async (error: unknown) => {
    await pressmark.stop();
    throw error;
  });
  return { ...outcome, problems: [...outcome.problems, ...(await leave(pressmark))] };
}
