// The next number set by hand. Promises:
//   - it only goes forwards: what was issued keeps its number
//   - every number jumped over is void in public, and a digit too many does not make thousands of them

import type { Refusal } from '#lib/core/result.ts';
import { jumpLimit } from './reservation-rules.ts';
import { formatLabel, type Period, type SeriesNumbering } from './rules.ts';

/** From the number that would be taken next to the one that shall be. */
export type NextStep = { period: Period; from: number; next: number };

/** How many numbers become void. Counters of 1 are opened by a restart or by nothing yet: no number was issued under them. */
export function countOfVoids({ from, next }: Pick<NextStep, 'from' | 'next'>): number {
  return from === 1 ? 0 : Math.max(0, next - from);
}

/** Why the next number cannot be set like this; null where it can. */
export function refusalToSetNext(series: SeriesNumbering, step: NextStep): Refusal | null {
  const { period, from, next } = step;
  const refusal = (kind: Refusal['kind'], code: string, message: string): Refusal => ({
    ok: false,
    kind,
    reasons: [{ code, field: 'next', message }],
  });
  if (next < from)
    return refusal(
      'conflict',
      'backwards',
      `The next number is ${from} (${formatLabel(series, period, from)}). It only goes forwards: what was issued keeps its number.`,
    );
  const count = countOfVoids(step);
  if (count > jumpLimit)
    return refusal(
      'invalid',
      'too-far',
      `That would make ${count} numbers void. One step makes at most ${jumpLimit} void.`,
    );
  return null;
}
