import 'server-only';
import { type Beat, startBeat } from '#lib/core/serving/cache/beat.ts';
import type { ByteCache } from '#lib/core/serving/cache/byte-cache.ts';
import { ChangeListener } from '#lib/core/serving/cache/change-listener.ts';
import { type Changes, changesSince, type RegisterPosition } from './changes-queries.ts';
import { changesChannel, tagsOfChange, removesText } from './tags-rules.ts';

/**
 * Pages are current for this long after a look at the register began, in ms. It looks every second.
 */
const trustedFor = 2500;

type Options = {
  cache: ByteCache;
  connectionString: string;
  log: (line: string) => void;
  now?: () => number;
};

/** Drops pages of withdrawn releases and marks other changed pages as stale. */
function apply(cache: ByteCache, { entries, timeZone, withdrawn }: Changes): void {
  if (entries === null) {
    if (withdrawn) cache.drop(['*']);
    else cache.outdate(['*']);
    return;
  }
  for (const entry of entries) {
    const tags = tagsOfChange(entry, timeZone);
    if (removesText(entry)) cache.drop(tags);
    else cache.outdate(tags);
  }
}

/**
 * Keeps the cache as new as the register. It reads the register every second, and at once after a
 * notification. It works without notifications too, since some connection poolers drop them.
 */
export function followRegister({ cache, connectionString, log, now = () => performance.now() }: Options): Beat {
  let position: RegisterPosition | null = null;
  let isBlind = false;
  const look = async () => {
    const began = now();
    try {
      const changes = await changesSince(position);
      // Pages from before the first look, or of another register, may be stale.
      if (!position || !changes.follows) cache.drop(['*']);
      else apply(cache, changes);
      if (position && changes.marks !== position.marks) cache.outdate(['*']);
      position = { seq: changes.seq, hash: changes.hash, marks: changes.marks };
      cache.trustedUntil = began + trustedFor;
      if (isBlind) log('The register can be read again.');
      isBlind = false;
    } catch (error) {
      cache.trustedUntil = Number.NEGATIVE_INFINITY;
      if (!isBlind) log(`The register cannot be read; pages are believed for a second: ${(error as Error).message}`);
      isBlind = true;
    }
  };
  const beat = startBeat(look);
  let shouldLog = true;
  const listener = new ChangeListener({
    connectionString,
    channel: changesChannel,
    onChange: beat.now,
    onHearing: beat.now,
    onDeaf: () => {},
    onRefused: (error) => {
      if (shouldLog) log(`Announcements are not heard; the register is looked at every second: ${error.message}`);
      shouldLog = false;
    },
  });
  return {
    first: beat.first,
    now: beat.now,
    stop: async () => {
      await Promise.all([beat.stop(), listener.stop()]);
    },
  };
}
