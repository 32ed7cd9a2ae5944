import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import { withoutWords } from '#lib/core/quiet-log.ts';
import { ChangeListener } from '#lib/core/serving/cache/change-listener.ts';
import { ClockWatch } from './clock-watch.ts';
import { publishNextDue } from './due.ts';
import { Backoff } from './backoff.ts';
import { scheduleChannel } from './schedule-rules.ts';

// Should word of a new schedule be lost, it is found by asking: this is the latest that anything is noticed, in ms.
const longestSleep = 500;
// What is due and held by another is being published; only should that one die is it to be asked for again.
const lockedPause = 100;
const longestStop = 8000;
// Anybody who may connect can send word of a schedule: a thousand words are a few looks.
const notifyPause = 20;

/** A sleep that can be ended; word that came while nobody slept ends the next one at once. */
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

/** Tries it again later. Returns how long to sleep, in ms. */
function tryLater(backoff: Backoff, releaseId: string | null, why: string): number {
  const wait = releaseId ? backoff.delay(releaseId) : longestSleep;
  process.stderr.write(
    `worker: release ${releaseId ?? '(none)'} was due and could not be published; trying again in ${wait} ms: ${why}\n`,
  );
  return Math.min(wait, longestSleep);
}

/** Deals with one release that is due. Returns how long to sleep when there was none, in ms. */
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
    return tryLater(backoff, releaseId, withoutWords(error));
  }
}

/**
 * Publishes what is due, as long as the process runs. The database says what is due and how long until the next is, so
 * that it does not matter what time this machine believes it is.
 * @returns a function that stops it, once what it is doing is done
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
    // A database that hangs is not waited for: what was not committed has not happened.
    await Promise.race([Promise.all([loopEnd, listener.stop()]), pause(longestStop, undefined, { ref: false })]);
  };
}
