// The whole run: a real Pressmark, clients that publish through it, and a killer among its processes.
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pressmark } from '#e2e/harness/pressmark.ts';
import { beginningOf } from '#lib/launch/processes.ts';
import { withSession } from '#prisma/session.ts';
import { chanceOf } from '../chance.ts';
import { runClients, type Work } from './clients.ts';
import { jobStates } from './jobs.ts';
import { type Kill, killAtRandom } from './killer.ts';
import { openPorts, treeOf } from './kin.ts';
import { command, openOffice, startProduct } from './office.ts';
import { verify } from './verify.ts';

export type Size = { publishes: number; clients: number; kills: number; seed: number };

export type Outcome = Size & {
  work: Omit<Work, 'office'>;
  killed: Kill[];
  seconds: number;
  /** How the jobs stood at the end. */
  jobs: string;
  /** What `pressmark audit verify` said. */
  audit: string;
  /** Every promise that did not hold, in words. */
  wrong: string[];
};

const drainMs = 20_000;

/** Until the worker has nothing left to do, or for a while. */
async function drained(adminUrl: string): Promise<string> {
  return withSession(adminUrl, async (client) => {
    for (const until = Date.now() + drainMs; ; await pause(250)) {
      const states = await jobStates(client);
      if (!/created|retry/.test(states) || Date.now() > until) return states;
    }
  });
}

/** Who can be reached from outside: the web process on its port alone. */
async function wallBreaks({ pid, url }: Pressmark): Promise<string[]> {
  const open = openPorts(await treeOf(pid));
  return open
    .filter((port) => port !== Number(new URL(url).port))
    .map((port) => `port ${port} is open to other machines`);
}

async function underFire(pressmark: Pressmark, size: Size): Promise<Outcome> {
  const office = await openOffice(pressmark);
  const ledger: Work['ledger'] = { series: office.series, acknowledged: [], markers: [] };
  const counts: Work['counts'] = { requests: 0, retries: new Map(), replays: 0 };
  const work = { ...size, ledger, counts, took: new Map<string, number[]>(), wrong: [] as string[] };
  const began = performance.now();
  let isOver = false;
  const lost = pressmark.over.then((code) => {
    isOver = true;
    throw new Error(`the launcher ended (exit code ${code}):\n${pressmark.said().slice(-2000)}`);
  });
  const clients = Promise.race([runClients({ ...work, office }), lost]).finally(() => {
    isOver = true;
  });
  const killing = killAtRandom(pressmark, {
    kills: size.kills,
    chance: chanceOf(size.seed),
    progress: () => (ledger.acknowledged.length + work.wrong.length) / size.publishes,
    isOver: () => isOver,
  });
  await clients;
  const seconds = (performance.now() - began) / 1000;
  const killed = await killing;
  const jobs = await drained(pressmark.adminUrl);
  const audit = await command(pressmark, 'audit', 'verify').catch(
    (error: { stderr?: string }) => `refused: ${error.stderr}`,
  );
  const wrong = [
    ...work.wrong,
    ...killed.filter(({ recoveredMs }) => recoveredMs === null).map(({ target }) => `${target} did not come back`),
    ...(killed.length === size.kills ? [] : [`only ${killed.length} of ${size.kills} kills were done`]),
    ...(audit.startsWith('The record holds') ? [] : [`pressmark audit verify: ${audit}`]),
    ...(await wallBreaks(pressmark)),
    ...(await withSession(pressmark.adminUrl, (client) => verify(client, ledger))),
  ];
  return { ...size, work, killed, seconds, jobs, audit: audit.trim(), wrong };
}

/** Stops it and looks whether anything stayed behind. */
async function leave(pressmark: Pressmark): Promise<string[]> {
  const tree = await treeOf(pressmark.pid);
  const code = await pressmark.stop();
  const alive = tree.filter((pid) => beginningOf(pid) !== null);
  return [
    ...(code === 0 ? [] : [`it did not stop cleanly (exit code ${code})`]),
    ...alive.map((pid) => `process ${pid} stayed behind`),
    ...(existsSync(pressmark.data) ? [`${pressmark.data} stayed behind`] : []),
  ];
}

/** Runs it and stops everything again, whatever happens. */
export async function torture(size: Size): Promise<Outcome> {
  const pressmark = await startProduct();
  const outcome = await underFire(pressmark, size).catch(async (error: unknown) => {
    await pressmark.stop();
    throw error;
  });
  return { ...outcome, wrong: [...outcome.wrong, ...(await leave(pressmark))] };
}
