// What the palette lists, and what Enter would do there.

import type { Weight } from '#components/desk/action-weights.ts';

export type Listed = { name: string; hint: string; weight: Weight };

const longest = 12;

/** What holds every word, as it stands in the list. */
export function foundIn<Entry extends Listed>(entries: Entry[], query: string): Entry[] {
  const words = query.toLowerCase().split(/\s+/);
  return entries
    .filter(({ name, hint }) => words.every((word) => `${name} ${hint}`.toLowerCase().includes(word)))
    .slice(0, longest);
}

/** What Enter does before an arrow was pressed: nothing while nothing is typed, and never a grave action. -1 for nothing. */
export function chosenAtFirst(found: Listed[], query: string): number {
  return query.trim() === '' ? -1 : found.findIndex(({ weight }) => weight === 'light');
}
