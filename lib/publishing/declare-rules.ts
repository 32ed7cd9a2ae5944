// What a house may declare of the numbers of an archive. Promises:
//   - a beginning moves downwards only, and never above a number that the register has
//   - a number is declared absent once, between the beginning and the highest number, and never if the register knows it
import type { Reason } from '#lib/core/result.ts';
import type { NumberRange } from '#lib/site/register-rules.ts';

/** Numbers that one step may declare absent: each is a line of the register. */
export const absentLimit = 500;

type PeriodBounds = {
  /** The beginning that was declared before. */
  declared: number | null;
  /** The ends of what the register has; null where it has nothing. */
  lowest: number | null;
  highest: number | null;
};

const numberReason = (code: string, message: string): Reason => ({ code, field: 'number', message });

/** Why a period cannot be declared to begin at this number; null where it can. */
export function problemToBegin(number: number, { declared, lowest }: PeriodBounds): Reason | null {
  if (lowest !== null && lowest < number)
    return numberReason(
      'number-before',
      `The register has number ${lowest} of this period, so it begins there or before. Name ${lowest} or a lower one.`,
    );
  if (declared !== null && number > declared)
    return numberReason(
      'begins-earlier',
      `It was declared to begin at ${declared}. A later word can only name a lower number.`,
    );
  return null;
}

/** Why these numbers cannot be declared absent; null where they can. @param present numbers among them that the register has */
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
      `The period begins at ${bounds.declared}: what is before it needs no word.`,
    );
  const [first] = present;
  if (first !== undefined)
    return numberReason('number-taken', `The register has an entry for number ${first}. Nothing was changed.`);
  return null;
}
