// When an address is asked for, and what its answer means.
import type { LinkOutcome } from '../preflight/schema.ts';

/** In seconds: a text is looked at this long after it was saved. */
export const settleSeconds = 3;
/** In seconds: an address that did not answer is asked for again after this. */
export const silentSeconds = 60;
/** The same, while nobody saves the text. */
export const againSeconds = 600;
/** In seconds: an address that answered is asked for again after a day. */
const answeredSeconds = 86_400;

/** Is the answer too old? @param age in seconds */
export const isOld = ({ outcome }: Pick<LinkOutcome, 'outcome'>, age: number): boolean =>
  age >= (outcome === 'answers' ? answeredSeconds : silentSeconds);

// A server that sends programs away may still serve readers.
const turnedAway = new Set([401, 403, 405, 406, 429, 999]);

export const outcomeOfStatus = (status: number): LinkOutcome =>
  status < 400 || turnedAway.has(status) ? { outcome: 'answers', status } : { outcome: 'status', status };

/** What an error of the network means, by its code. */
export function outcomeOfError(code: string | undefined): LinkOutcome {
  if (code === insideCode) return { outcome: 'inside', status: 0 };
  return { outcome: code === 'ENOTFOUND' ? 'no-host' : 'no-answer', status: 0 };
}

/** The code of the error for an address in an internal network. */
export const insideCode = 'INSIDE';
