// The entry of the thread that reads and compares copies.
import {
  type Besides,
  compareCopy,
  type CopyDifferences,
  type Original,
  unitsOf,
} from '#lib/text/copy/compare-copy-rules.ts';
import { certainty, countWords, isAlike } from '#lib/text/copy/copy-words-rules.ts';
import { readCopy } from './read-copy.ts';

export const read = readCopy;

/** Editions that are as likely are compared. */
const most = 3;

/**
 * Which of these texts a copy is of.
 * @returns the places of the likeliest, the likeliest first; none if it is of no one
 */
export function choose({ lines, texts }: { lines: string[]; texts: Original[] }): number[] {
  const copy = countWords(lines);
  return texts
    .map((text, at) => ({ at, sure: certainty(countWords(unitsOf(text).map((unit) => unit.text)), copy) }))
    .filter(({ sure }) => sure >= isAlike)
    .sort((a, b) => b.sure - a.sure || a.at - b.at)
    .slice(0, most)
    .map(({ at }) => at);
}

type Comparison = { lines: string[]; texts: { text: Original; besides: Besides }[] };

/** Compares a copy with each text. @returns the text that it differs from least, and how */
export function compare({ lines, texts }: Comparison): { at: number; differences: CopyDifferences } {
  const all = texts.map(({ text, besides }, at) => ({ at, differences: compareCopy(text, lines, besides) }));
  const count = ({ differences: { inside, around } }: (typeof all)[number]) => inside * 1000 + around;
  return all.reduce((best, one) => (count(one) < count(best) ? one : best));
}

export type CopyTasks = { read: typeof read; choose: typeof choose; compare: typeof compare };
