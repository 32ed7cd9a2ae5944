// Is each scheduled release public at its time, once, even where the workers' clocks are wrong?
import { ensureBundled } from '#lib/launch/build.ts';
import { runBundle } from './clock/bundle.ts';
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

/** Prints what happened to the schedules. Returns what was not kept. */
async function benchSchedules(database: BenchDatabase, schedules: number): Promise<string[]> {
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
  const isKept = early + missed + double + gaps === 0;
  const isPrompt = Number(at(lateness, 0.99)) < 1000;
  return [
    ...(isKept ? [] : ['A schedule was not kept.']),
    ...(isPrompt ? [] : ['The p99 of lateness is a second or more.']),
  ];
}

/** Prints what happened to a bundle of so many texts. Returns what was not kept. */
async function benchBundle(database: BenchDatabase, size: number): Promise<string[]> {
  const { texts, commits, inOrder, early, lateness } = await runBundle(database, size);
  console.log(
    `clock: a bundle of ${size}: ${texts} public in ${commits} commit${commits === 1 ? '' : 's'}, ${inOrder ? 'in their order' : 'NOT in their order'}; ` +
      `a reader saw the first ${lateness.first.toFixed(0)} ms after its time and the last ${lateness.last.toFixed(0)} ms`,
  );
  const isKept = texts === size && commits === 1 && inOrder && !early;
  const isPrompt = lateness.last < 1000;
  return [
    ...(isKept ? [] : ['The bundle was not kept.']),
    ...(isPrompt ? [] : ['The bundle was a second late or more.']),
  ];
}

/**
 * Prints what happened to schedules and to a bundle, and how late each publication was, by the
 * database's clock.
 * @throws if a publication was early, missing or double, a bundle fell apart, or either was a
 * second late or more (schedules: their p99)
 */
export async function benchClock(database: BenchDatabase, schedules: number): Promise<void> {
  process.env.DATABASE_URL = database.newsroomUrl;
  process.env.PUBLIC_DATABASE_URL = database.publicUrl;
  await ensureBundled();
  const problems = [...(await benchSchedules(database, schedules)), ...(await benchBundle(database, schedules))];
  if (problems.length > 0) throw new Error(problems.join(' '));
}
