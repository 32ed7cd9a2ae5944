// Sets schedules, runs workers whose clocks are wrong, and records when the public could read each
// release, by the database's clock.
import { setTimeout as pause } from 'node:timers/promises';
import type { BenchDatabase } from '../database.ts';
import {
  approveMany,
  type Desk,
  edgeTimes,
  expectedEdges,
  nowOfDatabase,
  openDesk,
  scheduleAll,
  spreadTimes,
} from './schedules.ts';
import { judge, type Verdict } from './verdict.ts';
import { watchPublic } from './watch.ts';
import { startWorker, type Worker } from './workers.ts';

export type ClockRun = {
  schedules: number;
  /** The span of the scheduled times, in ms. */
  spread: number;
  /** The error of each worker's clock, in ms. */
  shifts: number[];
  /** What is done to the workers during the run. */
  meanwhile?: (workers: Worker[]) => Promise<void>;
  /**
   * A release that is not public this long after the last scheduled time counts as missed. In ms.
   */
  patience?: number;
};

const same = (times: Date[]) => JSON.stringify(times) === JSON.stringify(expectedEdges);

async function prepare(desk: Desk, { schedules, spread }: ClockRun) {
  const far = edgeTimes();
  if (!same(far)) throw new Error(`the edges of summer time were read as ${JSON.stringify(far)}`);
  const began = performance.now();
  const ready = await approveMany(desk, schedules + far.length);
  // Every time is set before the first is due. Setting takes about a quarter as long as approval
  // did.
  const ahead = 2000 + (performance.now() - began) / 2;
  const begin = new Date((await nowOfDatabase()).getTime() + ahead);
  const times = [...spreadTimes(begin, schedules, spread), ...far];
  await scheduleAll(desk, ready, times);
  const last = Math.max(...times.slice(0, schedules).map(Number));
  return { times: new Map(ready.map(({ releaseId }, i) => [releaseId, times[i] as Date])), last };
}

/** Runs it and judges the result. DATABASE_URL of this process must name the same database. */
export async function runClock(database: Omit<BenchDatabase, 'stop'>, run: ClockRun): Promise<Verdict> {
  const desk = await openDesk();
  const { sights, stop } = watchPublic(database.publicUrl, desk.place.series.key);
  const workers: Worker[] = [];
  try {
    for (const shift of run.shifts) workers.push(await startWorker(database.newsroomUrl, shift));
    const { times, last } = await prepare(desk, run);
    const isOver = async () =>
      sights.length >= run.schedules || (await nowOfDatabase()).getTime() > last + (run.patience ?? 30_000);
    const ending = (async () => {
      // The database may be away for a moment. The loop asks again.
      while (!(await isOver().catch(() => false))) await pause(100);
    })();
    await Promise.all([ending, run.meanwhile?.(workers)]);
    // A second or an early publication would appear in this pause.
    await pause(1000);
    await stop();
    return await judge(database.ownerUrl, times, sights, new Date(last));
  } finally {
    await stop();
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}
