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

/** "5 published · 4 in hand · 1 withdrawn", of one day. */
export function dayCount(items: DeskListItem[], t: Words<'queue'>): string {
  const open = items.filter(({ state }) => state !== null).length;
  const withdrawn = items.filter(({ state, publicState }) => state === null && publicState === 'withdrawn').length;
  const counts = [
    [items.length - open - withdrawn, 'published'],
    [open, 'open'],
    [withdrawn, 'withdrawn'],
  ] as const;
  return counts.flatMap(([count, what]) => (count > 0 ? [t(`counts.${what}`, { count })] : [])).join(' · ');
}
