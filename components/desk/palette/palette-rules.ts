// What the palette lists, and what Enter does.
import type { Words } from '#components/words/catalogues.ts';
import type { PaletteAnswer } from '#lib/releases/finding/finder-rules.ts';

/** `light`: one press runs it. `grave`: the press only asks. See action-weights.ts. */
export type Weight = 'light' | 'grave';

export type Listed = { name: string; hint: string; weight: Weight };

const longest = 12;

/** The entries that contain every word of the query, in the list's order, twelve at most. */
export function matching<Entry extends Listed>(entries: Entry[], query: string): Entry[] {
  const words = query.toLowerCase().split(/\s+/);
  return entries
    .filter(({ name, hint }) => words.every((word) => `${name} ${hint}`.toLowerCase().includes(word)))
    .slice(0, longest);
}

/**
 * The index that Enter chooses before an arrow is pressed; -1 for none. An empty query chooses
 * nothing, and no query chooses a grave action.
 */
export function chosenAtFirst(entries: Listed[], query: string): number {
  return query.trim() === '' ? -1 : entries.findIndex(({ weight }) => weight === 'light');
}

/** What is said of the releases that the newsroom found. */
export function wordsOfAnswer(answer: PaletteAnswer | 'failed' | null, t: Words<'palette'>): string {
  if (answer === null) return '';
  if (answer === 'failed') return t('answer.failed');
  const { releases, isMore } = answer;
  const count = releases.length;
  if (isMore) return count === 0 ? t('answer.tooMany') : t('answer.newest', { count });
  return t('answer.count', { count });
}
