// Is each scheduled release public at its time, once, even where the workers' clocks are wrong?
import { ensureBundled } from '#lib/launch/build.ts';
import { type ClockRun, runClock } from './clock/run.ts';
import type { BenchDatabase } from './database.ts';

const minutes = 60_000;

/** The full proof. `npm test` runs a smaller one. */
const proof: ClockRun = {
  schedules: 1000,
  spread: 90_000,
  shifts: [-10 * minutes, 10 * minutes, -3 * minutes, 7 * minutes],
};

const at = (sorted: number[], share: number) =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(0);

/**
 * Prints what happened to the schedules and how late each publication was, by the database's clock.
 * @throws if a publication was early, missing or double, or if the p99 of lateness is a second or
 * more
 */
export async function benchClock(database: BenchDatabase, schedules: number): Promise<void> {
  process.env.DATABASE_URL = database.newsroomUrl;
  process.env.PUBLIC_DATABASE_URL = database.publicUrl;
  await ensureBundled();
  const spread = (proof.spread * schedules) / proof.schedules;
  const verdict = await runClock(database, { ...proof, schedules, spread: Math.max(spread, 5000) });
  const { scheduled, early, missed, double, gaps, lateness } = verdict;
  const skews = proof.shifts.map((ms) => `${ms > 0 ? '+' : ''}${ms / minutes}`).join(', ');
  console.log(
    `clock: ${scheduled} schedules, ${lateness.length} due over ${spread / 1000} s, ${proof.shifts.length} workers with clocks off by ${skews} min: ` +
      `${early} early, ${missed} missed, ${double} double, ${gaps} gaps in the numbers`,
  );
  console.log(
    `clock: from the time that was set to a reader’s sight, by the database’s clock: p50 ${at(lateness, 0.5)} ms, p99 ${at(lateness, 0.99)} ms, latest ${at(lateness, 1)} ms`,
  );
  if (early + missed + double + gaps > 0) throw new Error('A schedule was not kept.');
  if (!(Number(at(lateness, 0.99)) < 1000)) throw new Error('The p99 of lateness is a second or more.');
}
