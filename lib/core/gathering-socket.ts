import 'server-only';
import { Socket } from 'node:net';

/**
 * A connection's socket that sends together what is written in one go: statements that follow each other without waiting leave
 * in one packet, `BEGIN` and `COMMIT` with them. Waking PostgreSQL costs us more than most statements do.
 */
export class GatheringSocket extends Socket {
  #isGathering = false;

  #gather(): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    super.cork();
    process.nextTick(() => {
      this.#isGathering = false;
      super.uncork();
    });
  }

  // The driver corks the socket for each statement with values, and writes the others as they come. It is uncorked once, when all
  // that can be said now has been said.
  override cork(): void {
    this.#gather();
  }

  override uncork(): void {}

  override write(...said: unknown[]): boolean {
    this.#gather();
    return super.write(...(said as Parameters<Socket['write']>));
  }
}
