import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import { errorWithoutMessage } from '#lib/core/quiet-log.ts';
import { ChangeListener } from '#lib/core/serving/cache/change-listener.ts';
import { ClockWatch } from './clock-watch.ts';
import { publishNextDue } from './due.ts';
import { Backoff } from './backoff.ts';
import { scheduleChannel } from './schedule-rules.ts';

// All times in ms. A lost notification delays a publication by this much at most.
const longestSleep = 500;
// A due release that another worker has locked is looked at again after this.
const lockedPause = 100;
const longestStop = 8000;
// Gathers many notifications into one look.
const notifyPause = 20;

/** A sleep that `ring` ends. A `ring` before the sleep ends it at once. */
function alarm() {
  let isRinging = false;
  let wake = () => {};
  return {
    ring: () => {
      isRinging = true;
      wake();
    },
    sleep: async (ms: number) => {
      if (!isRinging)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      if (isRinging) await pause(notifyPause, undefined, { ref: false });
      isRinging = false;
    },
  };
}

const sleepFor = (nextIn: number | null) => {
  if (nextIn === null) return longestSleep;
  return nextIn < 0 ? lockedPause : Math.min(Math.ceil(nextIn), longestSleep);
};

/** Delays a release that failed. Returns how long to sleep, in ms. */
function tryLater(backoff: Backoff, releaseId: string | null, why: string): number {
  const wait = releaseId ? backoff.delay(releaseId) : longestSleep;
  process.stderr.write(
    `worker: release ${releaseId ?? '(none)'} was due and could not be published; trying again in ${wait} ms: ${why}\n`,
  );
  return Math.min(wait, longestSleep);
}

/** Publishes one due release or gives it back. Returns how long to sleep, in ms. */
async function publishNext(watch: ClockWatch, backoff: Backoff): Promise<number> {
  let releaseId: string | null = null;
  try {
    const result = await publishNextDue(watch, backoff.waitingIds(), (id) => (releaseId = id));
    if (!result.ok) {
      const wrongClock = result.reasons.find(({ code }) => code === 'clock-behind');
      return wrongClock ? tryLater(backoff, releaseId, wrongClock.message) : longestSleep;
    }
    if (releaseId) backoff.clear(releaseId);
    if (result.value.outcome === 'held') return longestSleep;
    return result.value.outcome === 'nothing' ? sleepFor(result.value.nextIn) : 0;
  } catch (error) {
    return tryLater(backoff, releaseId, errorWithoutMessage(error));
  }
}

/**
 * Publishes due releases while the process runs. The database decides what is due; this machine's
 * clock plays no part.
 * @returns stops the loop and waits for the current publication, 8 s at most
 */
export function startDueLoop(connectionString: string): () => Promise<void> {
  const watch = new ClockWatch();
  const backoff = new Backoff();
  const { ring, sleep } = alarm();
  const listener = new ChangeListener({
    connectionString,
    name: 'pressmark-worker-listen',
    channel: scheduleChannel,
    onChange: ring,
    onHearing: ring,
    onDeaf: () => {},
  });
  let isStopping = false;
  const loop = async () => {
    while (!isStopping) {
      const ms = await publishNext(watch, backoff);
      if (ms > 0 && !isStopping) await sleep(ms);
    }
  };
  const loopEnd = loop();
  return async () => {
    isStopping = true;
    ring();
    await Promise.race([Promise.all([loopEnd, listener.stop()]), pause(longestStop, undefined, { ref: false })]);
  };
}
