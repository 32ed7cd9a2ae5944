// Whether a text of an archive can have its number and its date.
import type { Reason } from '#lib/core/result.ts';
import { jumpLimit } from '#lib/numbering/reservation-rules.ts';

/** What the newsroom has under a number. `there`: the same text. `taken`: another text. */
export type SlotUse =
  | { state: 'free' }
  | { state: 'there' | 'taken'; label: string; path: string }
  | { state: 'reserved' | 'void'; label: string };

/** The reason why a text cannot have this number, or null. */
export function refusalOfSlot(use: SlotUse): Reason | null {
  if (use.state === 'taken')
    return {
      code: 'number-taken',
      message: `${use.label} is in the archive already, with another text: ${use.path}. Nothing was overwritten. If this text is right, correct that release on the desk.`,
    };
  if (use.state === 'void' || use.state === 'reserved')
    return {
      code: 'number-taken',
      message: `${use.label} is ${use.state} in the register. Nothing was overwritten. Compare the number with the original.`,
    };
  return null;
}

/**
 * Refuses a large gap, since a digit too many would raise the counter for ever.
 * @param below the highest number so far, or null
 */
export function refusalOfJump(label: string, number: number, below: number | null): Reason | null {
  if (below === null || number - below <= jumpLimit) return null;
  return {
    code: 'number-far',
    message: `${label} is ${number - below} numbers above the next one below it; a digit may be wrong. If it is right, import what lies between first, or set the period’s next number above it before anything is issued (series next).`,
  };
}

/** Refuses a date in the future. */
export function refusalOfMoment(publishedAt: Date, now: Date): Reason | null {
  if (publishedAt <= now) return null;
  return { code: 'date-future', message: 'Its date has not come yet: it was not published. Correct the date.' };
}
