// When a text is kept before another one takes its place. Pure. Promises:
//   - a text that stood for two minutes is kept, and one at least every two minutes of writing
//   - a text is kept before much of it goes at once
//   - a text is kept before another person writes on, if that is not a matter of seconds
import { tokensOf } from '#lib/text/redline/pairs-rules.ts';
import { partsOf } from '#lib/text/printed-text-rules.ts';
import type { Content } from '#lib/text/schema.ts';

/** `step`: before a step that is no writing, such as a discard. */
export const whys = ['time', 'person', 'loss', 'step'] as const;
export type Why = (typeof whys)[number];

const seconds = { betweenCheckpoints: 120, betweenPeople: 15 };
/** As much may go at once without a checkpoint. */
const least = { characters: 200, words: 5, share: 0.2 };

/** The fields as lists of lines. The end mark says nothing. */
function linesOf(content: Content): string[][] {
  const { endMark: _mark, ...parts } = { ...partsOf(content), note: content.note ?? '' };
  return Object.values(parts).map((part) => [part].flat().filter((line) => line !== ''));
}

const wordsOf = (lines: string[]) => lines.flatMap(tokensOf).filter((token) => /[\p{L}\p{N}]/u.test(token));

/** How many words a text has, its end mark aside. */
export const countWords = (content: Content) => wordsOf(linesOf(content).flat()).length;

/** The lines of both texts between their common beginning and end. Most saves change one line. */
function differing(before: string[], after: string[]): [string[], string[]] {
  let head = 0;
  while (head < before.length && before[head] === after[head]) head++;
  let tail = 0;
  const room = Math.min(before.length, after.length) - head;
  while (tail < room && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
}

/** The words of the former text that the new one does not have as often. */
function lostWords(before: string[], after: string[]): string[] {
  const [from, to] = differing(before, after);
  const left = new Map<string, number>();
  for (const word of wordsOf(to)) left.set(word, (left.get(word) ?? 0) + 1);
  return wordsOf(from).filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

/** True if a field becomes empty, or a fifth of the words or 200 characters go. */
export function losesMuch(before: Content, after: Content): boolean {
  const [from, to] = [linesOf(before), linesOf(after)];
  if (from.some((lines, field) => lines.length > 0 && to[field]?.length === 0)) return true;
  const lost = lostWords(from.flat(), to.flat());
  if (lost.join(' ').length > least.characters) return true;
  return lost.length >= least.words && lost.length > least.share * countWords(before);
}

/** A text that is about to be replaced. */
export type Standing = {
  now: Date;
  /** When the newest checkpoint was written; without one, when the draft began. */
  newestAt: Date;
  /** Somebody else than who writes now wrote it. */
  isOthers: boolean;
  before: Content;
  after: Content;
};

/** Why a text is kept before another one takes its place, or null. */
export function whyKept({ now, newestAt, isOthers, before, after }: Standing): Why | null {
  if (losesMuch(before, after)) return 'loss';
  const since = (now.getTime() - newestAt.getTime()) / 1000;
  if (since >= seconds.betweenCheckpoints) return 'time';
  return isOthers && since >= seconds.betweenPeople ? 'person' : null;
}
