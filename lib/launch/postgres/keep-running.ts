// The embedded database runs until it is stopped.
import { join } from 'node:path';
import { Problem } from '#lib/core/problem.ts';
import { asProblem } from '#lib/launch/problems.ts';
import { crashesInARow, isHopeless } from '#lib/launch/restart-rules.ts';
import { type Cluster, startCluster } from './cluster.ts';

export type KeptRunning = {
  /**
   * Resolves with the reason when the embedded database has stopped for good. Never resolves with
   * DATABASE_URL.
   */
  lost: Promise<Problem>;
  stop: () => Promise<void>;
  /** Ends the embedded database without another write, after the claim on its files was lost. */
  abandon: () => Promise<void>;
};

export const never = new Promise<Problem>(() => {});

/** Starts the server again after a crash. Committed data is kept; the programs reconnect. */
export function restartOnCrash(data: string, first: Cluster): KeptRunning {
  // A stop waits for a server that is still starting, so none is left behind.
  let current = Promise.resolve(first);
  let stopped = false;
  const watch = async (): Promise<Problem> => {
    for (let crashes = 0; ; ) {
      const startedAt = Date.now();
      const { killed } = await (await current).crashed;
      if (stopped) return never;
      crashes = crashesInARow(crashes, Date.now() - startedAt, killed);
      if (isHopeless(crashes))
        return new Problem(
          `PostgreSQL has crashed ${crashes} times soon after its start; see its log, ${join(data, 'postgres.log')}.`,
        );
      process.stderr.write('pressmark: PostgreSQL has ended unexpectedly; starting it again.\n');
      try {
        current = startCluster(data);
        await current;
      } catch (error) {
        return asProblem(error) ?? new Problem(`PostgreSQL could not be started again: ${(error as Error).message}`);
      }
    }
  };
  const end = (how: 'stop' | 'abandon') => async () => {
    stopped = true;
    // A failed restart is reported by `lost`, and leaves nothing to stop.
    await (await current.catch(() => null))?.[how]();
  };
  return { lost: watch(), stop: end('stop'), abandon: end('abandon') };
}
