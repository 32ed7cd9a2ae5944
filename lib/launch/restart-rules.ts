// When something that crashed is started again. Promises:
//   - what ran steadily is started again at once, however often it crashed before: a long life is not held against it
//   - what crashes as soon as it is started waits longer each time, and PostgreSQL is given up after a few such starts, those aside
//     that were killed from outside

/** Who ran this long had started well; its crash is a first one. */
const steadyMs = 10_000;
const firstPauseMs = 100;
// A worker that is not there publishes nothing that is due: better to try often than to spare the processor.
const maxPauseMs = 5_000;
const maxCrashes = 5;

/**
 * Crashes of which each came soon after the start before it, this end included unless it was killed from outside, which says nothing
 * of its health.
 * @param runMs how long it ran, in ms
 */
export function crashesInARow(before: number, runMs: number, killed = false): number {
  return (runMs < steadyMs ? before : 0) + (killed ? 0 : 1);
}

/** How long to wait before the next start, in ms. */
export function pauseAfter(crashes: number): number {
  return Math.min(firstPauseMs * 2 ** (crashes - 1), maxPauseMs);
}

/** A database that will not stay up needs a person. */
export function isHopeless(crashes: number): boolean {
  return crashes > maxCrashes;
}
