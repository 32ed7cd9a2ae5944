import 'server-only';
import { startBeatLoop } from '#lib/core/beat-loop.ts';
import { env } from '#lib/core/env.ts';
import { deliverDue } from './deliver.ts';
import { dropDueNotices, gatherNotices } from './gather.ts';

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
 * @returns stops the loop
 */
export const startDeliveryLoop = () => startBeatLoop(workOnce);
