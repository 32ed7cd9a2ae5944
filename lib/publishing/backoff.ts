// What failed for no reason of its own waits a little before it is tried again, longer each time, and the rest goes on.
const firstWait = 200;
const longestWait = 60_000;
/** After this long without a failure it is as if there had been none. */
const forgetAfter = 600_000;

export class Backoff {
  readonly #waits = new Map<string, { until: number; wait: number }>();
  readonly #now: () => number;

  /** @param now a clock in ms that only runs forwards; what time of day it is does not matter */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** It failed once more. Returns how long it waits, in ms. */
  delay(id: string): number {
    const before = this.#waits.get(id);
    const wait = before ? Math.min(before.wait * 2, longestWait) : firstWait;
    this.#waits.set(id, { until: this.#now() + wait, wait });
    return wait;
  }

  clear(id: string): void {
    this.#waits.delete(id);
  }

  /** Those that wait now. */
  waitingIds(): string[] {
    const now = this.#now();
    for (const [id, { until }] of this.#waits) if (until + forgetAfter < now) this.#waits.delete(id);
    return [...this.#waits].filter(([, { until }]) => until > now).map(([id]) => id);
  }
}
