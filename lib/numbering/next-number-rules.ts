// Setting the next number by hand. Promises:
//   - the next number only rises, so no number is issued twice
//   - numbers in between become void in the register, at most 500 in one step

import type { ReasonParams, Refusal } from '#lib/core/result.ts';
import { jumpLimit } from './reservation-rules.ts';
import { formatLabel, type Period, type SeriesNumbering } from './rules.ts';

/** A step of the counter from one next number to another. */
export type NextStep = { period: Period; from: number; next: number };

/** How many numbers become void. From 1 there are none: nothing was issued yet. */
export function countOfVoids({ from, next }: Pick<NextStep, 'from' | 'next'>): number {
  return from === 1 ? 0 : Math.max(0, next - from);
}

/** The reason against this step, or null. */
export function refusalToSetNext(series: SeriesNumbering, step: NextStep): Refusal | null {
  const { period, from, next } = step;
  const refusal = (kind: Refusal['kind'], code: string, message: string, params: ReasonParams): Refusal => ({
    ok: false,
    kind,
    reasons: [{ code, field: 'next', message, params }],
  });
  if (next < from)
    return refusal(
      'conflict',
      'backwards',
      `The next number is ${from} (${formatLabel(series, period, from)}). It only goes forwards: what was issued keeps its number.`,
      { from, label: formatLabel(series, period, from) },
    );
  const count = countOfVoids(step);
  if (count > jumpLimit)
    return refusal(
      'invalid',
      'too-far',
      `That would make ${count} numbers void. One step makes at most ${jumpLimit} void.`,
      { count, most: jumpLimit },
    );
  return null;
}
