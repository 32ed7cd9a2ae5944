// Delays between attempts, in ms. Each failure doubles the delay of its id.
const firstWait = 200;
const longestWait = 60_000;
/** An id without a failure for this long begins anew. */
const forgetAfter = 600_000;

export class Backoff {
  readonly #waits = new Map<string, { until: number; wait: number }>();
  readonly #now: () => number;

  /** @param now a monotonic clock in ms */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Delays an id after a failure. Returns the delay in ms. */
  delay(id: string): number {
    const before = this.#waits.get(id);
    const wait = before ? Math.min(before.wait * 2, longestWait) : firstWait;
    this.#waits.set(id, { until: this.#now() + wait, wait });
    return wait;
  }

  /** Forgets the failures of an id. */
  clear(id: string): void {
    this.#waits.delete(id);
  }

  /** The ids whose delay is not over. */
  waitingIds(): string[] {
    const now = this.#now();
    for (const [id, { until }] of this.#waits) if (until + forgetAfter < now) this.#waits.delete(id);
    return [...this.#waits].filter(([, { until }]) => until > now).map(([id]) => id);
  }
}
