// Who is in a release. Pure. Promises:
//   - a screen that was closed without a word counts for 25 seconds, a hidden one for 90
//   - a person has at most twenty screens open that others hear of
import { type Refusal, refuse } from '#lib/core/result.ts';
import type { BeHereInput } from './schema.ts';

/** A browser lets a hidden screen speak once a minute. */
export const secondsHere = { shown: 25, hidden: 90 } as const satisfies { [State in BeHereInput['state']]?: number };

/** Screens of a person, and names that one screen is told. */
export const most = { screens: 20, others: 50 } as const;

/** How often a person's screens may speak: several tabs, each moving through its fields. */
export const speaking = { perSecond: 10, burst: 60 } as const;

export const spokenTooOften = (seconds: number): Refusal =>
  refuse('throttled', {
    code: 'too-many',
    message: `This was sent very often. Nothing was done now; wait ${seconds} seconds and send it again.`,
    params: { seconds },
  });

type Row = Pick<BeHereInput, 'field'>;

/** True if the others should hear of it: somebody came, went, or is in another field. */
export const isNews = (before: Row | null, after: Row | null) =>
  (before === null) !== (after === null) || before?.field !== after?.field;
