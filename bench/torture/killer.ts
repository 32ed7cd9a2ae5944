// Kills processes with SIGKILL at random moments and measures how long each takes to work again.
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Pressmark } from '#test/harness/pressmark.ts';
import type { Chance } from '../chance.ts';
import { childOf, type Target, targets } from './processes.ts';

export type Kill = { target: Target; recoveredMs: number | null };

const patienceMs = 90_000;
const farthestMs = 150;

/** Each target equally often, in random order. */
function drawTargets(kills: number, chance: Chance): Target[] {
  const rest: Target[] = Array.from({ length: kills }, (_, i) => targets[i % targets.length] ?? 'site');
  const order: Target[] = [];
  while (rest.length > 0) order.push(...rest.splice(chance.below(rest.length), 1));
  return order;
}

async function hasRow(url: string, text: string, values: unknown[] = []): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000, query_timeout: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return ((await client.query(text, values)).rowCount ?? 0) > 0;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(1000) }).catch(() => null);
  await response?.arrayBuffer();
  return response?.ok ?? false;
}

const works: Record<Target, (pressmark: Pressmark, killedAt: Date) => Promise<boolean>> = {
  site: ({ url }) => answers(`${url}/api/health/live`),
  // The desk alone answers this address. While it is down the site answers with an error.
  desk: ({ url }) => answers(`${url}/api/v1/openapi.json`),
  // A working worker holds a connection that is younger than the kill.
  worker: ({ adminUrl }, killedAt) =>
    hasRow(
      adminUrl,
      "SELECT 1 FROM pg_stat_activity WHERE application_name = 'pressmark-worker' AND backend_start > $1",
      [killedAt],
    ),
  postgres: ({ adminUrl }) => hasRow(adminUrl, 'SELECT 1 FROM newsroom.house'),
};

/** The launcher's child, as soon as it runs. Null if there is none for a minute and a half. */
async function waitForPid(pressmark: Pressmark, target: Target): Promise<number | null> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await pause(50)) {
    const pid = childOf(pressmark.pid, target);
    if (pid !== null) return pid;
  }
  return null;
}

async function waitUntilWorking(pressmark: Pressmark, target: Target, former: number): Promise<number | null> {
  const killedAt = new Date();
  const began = performance.now();
  for (; performance.now() - began < patienceMs; await pause(25)) {
    const pid = childOf(pressmark.pid, target);
    if (pid !== null && pid !== former && (await works[target](pressmark, killedAt))) return performance.now() - began;
  }
  return null;
}

async function kill(pressmark: Pressmark, target: Target): Promise<Kill> {
  const pid = await waitForPid(pressmark, target);
  if (pid === null) return { target, recoveredMs: null };
  process.kill(pid, 'SIGKILL');
  return { target, recoveredMs: await waitUntilWorking(pressmark, target, pid) };
}

type Run = {
  kills: number;
  chance: Chance;
  /** The share of the run that is done, from 0 to 1. */
  progress: () => number;
  /** True when nothing more is to be killed. */
  isOver: () => boolean;
};

/**
 * Kills at random moments, spread over the run. One kill in five does not wait for the one before.
 * @returns when everything killed works again, or has failed to for a minute and a half
 */
export async function killAtRandom(pressmark: Pressmark, { kills, chance, progress, isOver }: Run): Promise<Kill[]> {
  const moments = Array.from({ length: kills }, () => 0.02 + 0.93 * chance.share()).sort((a, b) => a - b);
  const targetsInOrder = drawTargets(kills, chance);
  const done: Promise<Kill>[] = [];
  for (const [i, target] of targetsInOrder.entries()) {
    while (progress() < (moments[i] ?? 0) && !isOver()) await pause(10);
    if (isOver()) break;
    await pause(chance.below(farthestMs));
    const killed = kill(pressmark, target);
    done.push(killed);
    if (chance.share() < 0.8) await killed;
  }
  return Promise.all(done);
}
