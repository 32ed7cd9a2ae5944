import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import { errorWithoutMessage } from './quiet-log.ts';
import { isUnreachable } from './unreachable.ts';

// In ms.
const beat = 500;
const longestStop = 8000;

/**
 * Does a piece of work twice a second while the process runs, and at once again while there is
 * more. A failure is logged and the work tried again.
 * @param work returns whether there may be more
 * @param every the pause in ms where twice a second is too often
 * @returns stops the loop and waits for the piece at work, 8 s at most
 */
export function startBeatLoop(work: () => Promise<boolean>, every = beat): () => Promise<void> {
  const stop = new AbortController();
  const loop = async () => {
    while (!stop.signal.aborted) {
      const isMore = await work().catch((error: unknown) => {
        // The jobs' line says that the database is away.
        if (!isUnreachable(error)) process.stderr.write(`worker: ${errorWithoutMessage(error)}\n`);
        return false;
      });
      if (!isMore) await pause(every, undefined, { signal: stop.signal }).catch(() => {});
    }
  };
  const loopEnd = loop();
  return async () => {
    stop.abort();
    await Promise.race([loopEnd, pause(longestStop, undefined, { ref: false })]);
  };
}
