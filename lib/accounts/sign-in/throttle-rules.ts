// The limits on tries to sign in. Promises:
//   - guesses become very slow, and the same for existing and unknown names, so that they teach
//     nothing
//   - a stranger's guesses lock a name for their own network, and for no other place
//   - a network that tries many names waits, whatever the names
//   - a try is counted before its password is compared, so that many at once are counted too
/** Wrong tries without a pause. The next one starts a pause, and each one after it doubles it. */
const freeTries = 4;
const firstPauseSeconds = 30;
const maxPauseSeconds = 15 * 60;
const resetAfterHours = 24;

/** The earlier tries under one key. */
export type Throttle = { failures: number; lockedUntil: Date | null; updatedAt: Date };

/** Pause after this many wrong tries in a row, in seconds: 0 four times, then 30, 60, 120 … 900. */
export function pauseAfter(failures: number): number {
  if (failures <= freeTries) return 0;
  return Math.min(maxPauseSeconds, firstPauseSeconds * 2 ** (failures - freeTries - 1));
}

/**
 * Decides whether a password may be tried now. A try during a pause is refused before the password
 * is compared, and does not lengthen the pause.
 * @returns the new count, to write before the password is compared, or the end of the pause
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

/** Tries that one network may make at once, over all names. Each further try waits its turn. */
export const triesOfNetwork = 20;
const secondsPerTry = 20;

/**
 * Decides whether a network may try a password now, for any name. The count falls by one every
 * twenty seconds. So people who share an address with a guesser never wait longer than that.
 * @returns the new count, or the end of the wait
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
 * The network of an address. It is the whole IPv4 address, or the first half of an IPv6 address,
 * because one sender has the whole second half.
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

/** True once for a name, when its pause reaches its full length. Then the record gets an event. */
export function isWorthRecording(failures: number): boolean {
  return pauseAfter(failures) === maxPauseSeconds && pauseAfter(failures - 1) < maxPauseSeconds;
}
