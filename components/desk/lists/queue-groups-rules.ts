// How the queue is grouped: first what needs the viewer, then the rest by day. Pure.
import type { Words } from '#components/words/catalogues.ts';
import { queueReasons } from '#lib/releases/queue-rules.ts';
import type { DeskListItem } from '#lib/releases/schema.ts';

const urgency = ({ why }: DeskListItem) => (why === null ? queueReasons.length : queueReasons.indexOf(why));
const newestFirst = (a: DeskListItem, b: DeskListItem) => b.changedAt.getTime() - a.changedAt.getTime();

/** What needs the viewer, the most pressing first; and the rest, newest first. */
export function queueOf(items: DeskListItem[]): { mine: DeskListItem[]; others: DeskListItem[] } {
  return {
    mine: items.filter(({ why }) => why !== null).sort((a, b) => urgency(a) - urgency(b) || newestFirst(a, b)),
    others: items.filter(({ why }) => why === null).sort(newestFirst),
  };
}

/** More stretches of numbers than this say nothing at a glance. */
const mostStretches = 3;

/**
 * The numbers of the public releases among these: "188, 192–196". Empty without one, for numbers of
 * several series, and where they lie too far apart.
 */
export function numbersOf(items: DeskListItem[]): string {
  const numbered = items.filter(({ number, publicState }) => number !== null && publicState !== 'none');
  if (new Set(numbered.map(({ label }) => label?.replace(/\d+$/, ''))).size !== 1) return '';
  const numbers = [...new Set(numbered.map(({ number }) => number ?? 0))].sort((a, b) => a - b);
  const stretches: [number, number][] = [];
  for (const number of numbers) {
    const last = stretches.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else stretches.push([number, number]);
  }
  if (stretches.length > mostStretches) return '';
  return stretches.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}

/** "5 published · 4 in hand · 1 withdrawn · Nos 192–196", of one day. */
export function dayCount(items: DeskListItem[], t: Words<'queue'>): string {
  const open = items.filter(({ state }) => state !== null).length;
  const withdrawn = items.filter(({ state, publicState }) => state === null && publicState === 'withdrawn').length;
  const counts = [
    [items.length - open - withdrawn, 'published'],
    [open, 'open'],
    [withdrawn, 'withdrawn'],
  ] as const;
  const numbers = numbersOf(items);
  return counts
    .flatMap(([count, what]) => (count > 0 ? [t(`counts.${what}`, { count })] : []))
    .concat(numbers ? [t('counts.numbers', { numbers, isOne: String(/^\d+$/.test(numbers)) })] : [])
    .join(' · ');
}
