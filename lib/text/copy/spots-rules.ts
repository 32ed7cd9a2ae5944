// Where a copy has other words than its original. Pure.
import { type Run, runs } from '#lib/text/redline/runs-rules.ts';
import type { CopyWord } from './copy-words-rules.ts';

/** A word with the paragraph or line that it is in. */
export type Placed = CopyWord & { at: number };

/** Words `from` to `to` of the original became `copyFrom` to `copyTo` of the copy. */
export type Spot = { from: number; to: number; copyFrom: number; copyTo: number };

/** Steps of the comparison: about half a second. */
const patience = 20_000_000;
/** Alterations that are looked for. */
const edits = { least: 50, most: 2000 };

function spotsBetween(all: Run<string>[]): Spot[] {
  const spots: Spot[] = [];
  let [from, copyFrom, to, copyTo] = [0, 0, 0, 0];
  const close = () => {
    if (to > from || copyTo > copyFrom) spots.push({ from, to, copyFrom, copyTo });
  };
  for (const { kind, items } of all) {
    if (kind === 'removed') to += items.length;
    else if (kind === 'added') copyTo += items.length;
    else {
      close();
      [to, copyTo] = [to + items.length, copyTo + items.length];
      [from, copyFrom] = [to, copyTo];
    }
  }
  close();
  return spots;
}

/** How well words stand by themselves: whole lines, else a sentence. */
function wholeness(words: Placed[], from: number, to: number): number {
  const isLine = words[from - 1]?.at !== words[from]?.at && words[to - 1]?.at !== words[to]?.at;
  if (isLine) return 2;
  return /^[.!?۔؟]$/u.test(words[to - 1]?.key ?? '') ? 1 : 0;
}

/** How far words are moved. */
const reach = 200;

/**
 * Words that are missing or put in, where they stand best: in “a. b.” the second sentence may be
 * “b.” as well as “. b”.
 * @param room words around the spot that both have
 */
function moved(spot: Spot, original: Placed[], copy: Placed[], room: { before: number; behind: number }): Spot {
  const isAdded = spot.from === spot.to;
  if (!isAdded && spot.copyFrom !== spot.copyTo) return spot;
  const words = isAdded ? copy : original;
  const [from, to] = isAdded ? [spot.copyFrom, spot.copyTo] : [spot.from, spot.to];
  let best = { by: 0, is: wholeness(words, from, to) };
  const look = (by: number) => {
    const is = wholeness(words, from + by, to + by);
    if (is > best.is) best = { by, is };
  };
  const key = (place: number) => words[place]?.key;
  for (let by = 0; by < Math.min(room.before, reach) && key(from - by - 1) === key(to - by - 1); by++) look(-by - 1);
  for (let by = 0; by < Math.min(room.behind, reach) && key(from + by) === key(to + by); by++) look(by + 1);
  const { by } = best;
  return { from: spot.from + by, to: spot.to + by, copyFrom: spot.copyFrom + by, copyTo: spot.copyTo + by };
}

/** Every spot in which the copy differs, in order. Its work is bounded, as a redline's is. */
export function spotsOf(original: Placed[], copy: Placed[]): Spot[] {
  const keys = (words: Placed[]) => words.map(({ key }) => key);
  const most = Math.floor(patience / (original.length + copy.length + 1));
  const all = runs(keys(original), keys(copy), Math.max(edits.least, Math.min(edits.most, most)));
  const spots = spotsBetween(all);
  let behindLast = 0;
  return spots.map((spot, at) => {
    const next = spots[at + 1]?.from ?? original.length;
    const found = moved(spot, original, copy, { before: spot.from - behindLast, behind: next - spot.to });
    behindLast = found.to;
    return found;
  });
}
