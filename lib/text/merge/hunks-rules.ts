// What one list changed in another, place by place. Pure.
import { runs } from '#lib/text/redline/runs-rules.ts';

/**
 * A change: `[at, end)` of the former list became `[from, to)` of the new one. Either may be empty.
 */
export type Hunk = { at: number; end: number; from: number; to: number };

/** Alterations of a list. With more it has changed as a whole. */
const mostEdits = 2_000;

/** As many items in place of as many others are as many changes. */
function onePerItem(hunk: Hunk): Hunk[] {
  const length = hunk.end - hunk.at;
  if (length < 2 || hunk.to - hunk.from !== length) return [hunk];
  return Array.from({ length }, (_, index) => {
    const [at, from] = [hunk.at + index, hunk.from + index];
    return { at, end: at + 1, from, to: from + 1 };
  });
}

/** The changes from one list to another, in order. What stands between them is the same in both. */
export function hunksOf(before: readonly string[], after: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let open: Hunk | null = null;
  let [at, from] = [0, 0];
  const close = () => {
    if (open) hunks.push(...onePerItem(open));
    open = null;
  };
  for (const { kind, items } of runs([...before], [...after], mostEdits)) {
    if (kind === 'same') close();
    else open ??= { at, end: at, from, to: from };
    if (kind !== 'added') at += items.length;
    if (kind !== 'removed') from += items.length;
    if (open) Object.assign(open, { end: at, to: from });
  }
  close();
  return hunks;
}
