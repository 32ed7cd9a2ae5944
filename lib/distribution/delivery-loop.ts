import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import { env } from '#lib/core/env.ts';
import { errorWithoutMessage } from '#lib/core/quiet-log.ts';
import { isUnreachable } from '#lib/core/unreachable.ts';
import { deliverDue } from './deliver.ts';
import { dropDueNotices, gatherNotices } from './gather.ts';

// In ms.
const beat = 500;
const longestStop = 8000;

let hasWarned = false;

/** One beat: notices become deliveries, deliveries are sent. Returns whether there may be more. */
async function workOnce(): Promise<boolean> {
  if (env().SMTP_URL) {
    await gatherNotices();
    return (await deliverDue()) > 0;
  }
  if ((await dropDueNotices()) > 0 && !hasWarned) {
    hasWarned = true;
    process.stderr.write('worker: SMTP_URL is not set, so notices stay on the desk and none goes by e-mail.\n');
  }
  return false;
}

/**
 * Sends notices by e-mail while the process runs. The deliveries themselves say what has not
 * arrived: each beat takes those that wait too long, whoever had them before.
 * @returns stops the loop and waits for what is being sent, 8 s at most
 */
export function startDeliveryLoop(): () => Promise<void> {
  const stop = new AbortController();
  const loop = async () => {
    while (!stop.signal.aborted) {
      const isMore = await workOnce().catch((error: unknown) => {
        // The jobs' line says that the database is away.
        if (!isUnreachable(error)) process.stderr.write(`worker: ${errorWithoutMessage(error)}\n`);
        return false;
      });
      if (!isMore) await pause(beat, undefined, { signal: stop.signal }).catch(() => {});
    }
  };
  const loopEnd = loop();
  return async () => {
    stop.abort();
    await Promise.race([loopEnd, pause(longestStop, undefined, { ref: false })]);
  };
}
