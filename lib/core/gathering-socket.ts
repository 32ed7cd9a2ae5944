import 'server-only';
import { Socket } from 'node:net';

/**
 * A connection's socket that sends together what is written in one go: statements that follow each other without waiting leave
 * in one packet. Waking PostgreSQL costs us more than most statements do.
 */
export class GatheringSocket extends Socket {
  #isGathering = false;

  /** The driver corks the socket for each statement; it is uncorked once, when all that can be said now has been said. */
  override cork(): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    super.cork();
    process.nextTick(() => {
      this.#isGathering = false;
      super.uncork();
    });
  }

  override uncork(): void {}
}
