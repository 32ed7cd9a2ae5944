// What a house may declare about the numbers of an archive. Promises:
//   - a declared beginning only moves down, and never lies above a number in the register
//   - a number is declared absent once, between the beginning and the highest number, and never if
//     the register has an entry for it
import type { Reason, ReasonParams } from '#lib/core/result.ts';
import type { NumberRange } from '#lib/site/register-rules.ts';

/** Numbers that one step may declare absent. Each adds a line to the register. */
export const absentLimit = 500;

type PeriodBounds = {
  /** The last declared beginning; null without one. */
  declared: number | null;
  /** The lowest and highest number in the register; null without any. */
  lowest: number | null;
  highest: number | null;
};

const numberReason = (code: string, message: string, params?: ReasonParams): Reason => ({
  code,
  field: 'number',
  message,
  ...(params ? { params } : {}),
});

/** The reason why a period cannot begin at this number, or null. */
export function problemToBegin(number: number, { declared, lowest }: PeriodBounds): Reason | null {
  if (lowest !== null && lowest < number)
    return numberReason(
      'number-before',
      `The register has number ${lowest} of this period, so it begins there or before. Name ${lowest} or a lower one.`,
      { lowest },
    );
  if (declared !== null && number > declared)
    return numberReason(
      'begins-earlier',
      `It was declared to begin at ${declared}. It can only move to a lower number.`,
      { declared },
    );
  return null;
}

/**
 * The reason why these numbers cannot be declared absent, or null.
 * @param present those of them that the register has
 */
export function problemOfAbsence(
  { from, to }: NumberRange,
  present: readonly number[],
  bounds: PeriodBounds,
): Reason | null {
  const count = to - from + 1;
  if (count < 1) return numberReason('range', 'Name the lower number first: 12-15.');
  if (count > absentLimit)
    return numberReason('too-many', `That is ${count} numbers. One step declares at most ${absentLimit} absent.`);
  if (bounds.highest === null || to > bounds.highest)
    return numberReason(
      'number-ahead',
      `Only numbers below the highest in the register (${bounds.highest ?? 'none'}) can be absent.`,
    );
  if (from < (bounds.declared ?? 1))
    return numberReason(
      'before-beginning',
      `The period begins at ${bounds.declared}: numbers before it need no declaration.`,
    );
  const [first] = present;
  if (first !== undefined)
    return numberReason('number-taken', `The register has an entry for number ${first}. Nothing was changed.`);
  return null;
}
