// When a crashed process is started again. Promises:
//   - A process that ran for a while is started again at once, however often it crashed before.
//   - A process that crashes soon after its start waits longer each time. PostgreSQL is given up
//     after five such crashes. A kill from outside does not count.

/** A crash after a run of this length counts as the first. */
const steadyMs = 10_000;
const firstPauseMs = 100;
// Without a worker nothing due is published, so the pause stays short.
const maxPauseMs = 5_000;
const maxCrashes = 5;

/**
 * The number of crashes in a row, each soon after its start. This one counts too, unless it was
 * killed from outside.
 * @param runMs how long it ran, in ms
 */
export function crashesInARow(before: number, runMs: number, killed = false): number {
  return (runMs < steadyMs ? before : 0) + (killed ? 0 : 1);
}

/** How long to wait before the next start, in ms. */
export function pauseAfter(crashes: number): number {
  return Math.min(firstPauseMs * 2 ** (crashes - 1), maxPauseMs);
}

/** True when a database crashed too often to start it again. */
export function isHopeless(crashes: number): boolean {
  return crashes > maxCrashes;
}
