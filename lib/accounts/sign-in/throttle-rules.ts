// How tries to sign in are slowed down. Promises kept here:
//   - guessing slows to a crawl, for names that exist and names that do not alike, so that nothing
//     is learnt from it
//   - a stranger's guesses lock a name for the network they come from, and for no other place
//   - who tries many names from one network waits, whatever the names
//   - an attempt is counted before its password is looked at, so that many at once are counted too
/** Wrong tries that cost nothing; from the next on each one doubles the pause. */
const freeTries = 4;
const firstPauseSeconds = 30;
const maxPauseSeconds = 15 * 60;
const resetAfterHours = 24;

/** What is known of earlier tries under one key. */
export type Throttle = { failures: number; lockedUntil: Date | null; updatedAt: Date };

/** Pause after this many wrong tries in a row, in seconds: 0 four times, then 30, 60, 120 … 900. */
export function pauseAfter(failures: number): number {
  if (failures <= freeTries) return 0;
  return Math.min(maxPauseSeconds, firstPauseSeconds * 2 ** (failures - freeTries - 1));
}

/**
 * May a password be tried now? If so, the new count, to be written before the password is looked
 * at; if not, until when. A try during a pause is refused unseen and does not lengthen it.
 */
export function nextTry(
  before: Throttle,
  now: Date,
): { lockedUntil: Date } | { failures: number; pausesUntil: Date | null } {
  if (before.lockedUntil && before.lockedUntil > now) return { lockedUntil: before.lockedUntil };
  const isForgotten = now.getTime() - before.updatedAt.getTime() > resetAfterHours * 3_600_000;
  const failures = (isForgotten ? 0 : before.failures) + 1;
  const pause = pauseAfter(failures);
  return { failures, pausesUntil: pause === 0 ? null : new Date(now.getTime() + pause * 1000) };
}

/**
 * Tries of all names from one network that cost nothing at once; each further one waits for one of
 * them to be forgotten.
 */
export const triesOfNetwork = 20;
const secondsPerTry = 20;

/**
 * May a network try a password now, of whatever name? If so, its new count; if not, until when. The
 * count falls by one every twenty seconds, so that people behind one address never wait longer than
 * that for somebody among them who guesses.
 */
export function nextTryOfNetwork(
  before: Throttle,
  now: Date,
): { lockedUntil: Date } | { failures: number; since: Date } {
  const step = secondsPerTry * 1000;
  const forgottenTries = Math.max(0, Math.floor((now.getTime() - before.updatedAt.getTime()) / step));
  const remaining = Math.max(0, before.failures - forgottenTries);
  const since = remaining === 0 ? now : new Date(before.updatedAt.getTime() + forgottenTries * step);
  if (remaining >= triesOfNetwork) return { lockedUntil: new Date(since.getTime() + step) };
  return { failures: remaining + 1, since };
}

/**
 * The network that an address belongs to: an IPv4 address itself, the first half of an IPv6
 * address, which one sender has whole.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.toLowerCase().split('%', 1)[0]?.split('::') ?? [];
  const [before, after] = [head, tail ?? ''].map((half) => half.split(':').filter(Boolean));
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - (before?.length ?? 0) - (after?.length ?? 0));
  const groups = [...(before ?? []), ...Array<string>(zeros).fill('0'), ...(after ?? [])];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/** The record is told of a name only once, when its pauses have reached their full length. */
export function isWorthRecording(failures: number): boolean {
  return pauseAfter(failures) === maxPauseSeconds && pauseAfter(failures - 1) < maxPauseSeconds;
}
