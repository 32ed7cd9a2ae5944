import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { Content } from '#lib/text/schema.ts';
import { topsOf } from './margin-rules.ts';
import { drawRanges, rangesIn } from './marked-review.ts';
import type { Placed } from './use-comments.ts';

/** Where the screen is wide enough for a margin; comments.css says the same. */
const wide = '(width >= 85rem)';

/** Where the first line of the words ends, in px of the window; null where none are to be seen. */
function wordsOf(page: HTMLElement, card: HTMLElement, ranges: Map<string, Range>): number | null {
  const { comment, field } = card.dataset;
  const mark = ranges.get(comment ?? '') ?? page.querySelector(`[data-comments~="${comment}"]`);
  const words = mark?.getClientRects()[0];
  if (words) return words.bottom;
  const place = field ? page.querySelector(`#field-${field}, [data-words="${field}"]`) : null;
  return place ? place.getBoundingClientRect().top + 20 : null;
}

function place(list: HTMLElement, { open, content }: Omit<Cards, 'isForm'>) {
  const page = list.closest<HTMLElement>('.commented-page');
  const cards = [...list.children] as HTMLElement[];
  if (cards.length === 0) list.style.height = '';
  if (!page || cards.length === 0) return;
  const ranges = rangesIn(page, open, content);
  drawRanges(ranges);
  if (!window.matchMedia(wide).matches) {
    list.style.height = '';
    for (const card of cards) card.style.top = '';
    return;
  }
  const { top: zero } = list.getBoundingClientRect();
  const measures = cards.map((card) => {
    const { at } = card.dataset;
    const words = at === undefined ? wordsOf(page, card, ranges) : page.getBoundingClientRect().top + Number(at);
    return { wanted: words === null ? 0 : words - zero, height: card.offsetHeight };
  });
  const tops = topsOf(measures);
  for (const [at, card] of cards.entries()) {
    const top = tops[at] ?? 0;
    card.style.top = `${top}px`;
    card.style.setProperty('--rise', `${top - (measures[at]?.wanted ?? 0)}px`);
  }
  const last = measures.length - 1;
  list.style.height = `${(tops[last] ?? 0) + (measures[last]?.height ?? 0)}px`;
}

type Cards = { open: Placed[]; content: Content; isForm: boolean };

/**
 * Keeps the cards of a list at their words. Each look is made before the screen is painted.
 * @param shown the comments of the cards, on the text of `content`; whether a form stands there too
 */
export function useMargin(list: RefObject<HTMLElement | null>, shown: Cards): void {
  const latest = useRef(shown);
  latest.current = shown;
  const { open, isForm } = shown;
  useLayoutEffect(() => {
    if (list.current) place(list.current, shown);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list has other cards then
  useEffect(() => {
    const page = list.current?.closest('.commented-page');
    if (!page) return undefined;
    const look = () => list.current && place(list.current, latest.current);
    const sizes = new ResizeObserver(look);
    sizes.observe(page);
    for (const card of list.current?.children ?? []) sizes.observe(card);
    // A button above the text shows what it changes.
    const presses = new MutationObserver(look);
    presses.observe(page, { subtree: true, attributeFilter: ['aria-pressed'] });
    window.addEventListener('resize', look);
    return () => {
      sizes.disconnect();
      presses.disconnect();
      window.removeEventListener('resize', look);
      drawRanges(new Map());
    };
  }, [list, open, isForm]);
}
