// What the palette lists, and what Enter does.
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
export function wordsOfAnswer(answer: PaletteAnswer | 'failed' | null): string {
  if (answer === null) return '';
  if (answer === 'failed') return 'The newsroom did not answer. Type on to ask again.';
  const { releases, isMore } = answer;
  if (releases.length === 0) return isMore ? 'Too many releases have these words.' : 'No release has this.';
  if (isMore) return `The newest ${releases.length} releases.`;
  return releases.length === 1 ? 'One release.' : `${releases.length} releases.`;
}
