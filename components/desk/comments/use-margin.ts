import { type RefObject, useLayoutEffect } from 'react';
import { topsOf } from './margin-rules.ts';

/** Where the screen is wide enough for a margin; comments.css says the same. */
const wide = '(width >= 85rem)';

/** Where the first line of the words ends, in px of the window; null where none are to be seen. */
function wordsOf(page: HTMLElement, card: HTMLElement): number | null {
  const { comment, field } = card.dataset;
  const words = page.querySelector(`[data-comments~="${comment}"]`)?.getClientRects()[0];
  if (words) return words.bottom;
  const place = field ? page.querySelector(`#field-${field}, [data-words="${field}"]`) : null;
  return place ? place.getBoundingClientRect().top + 20 : null;
}

function place(list: HTMLElement) {
  const page = list.closest<HTMLElement>('.page');
  const cards = [...list.children] as HTMLElement[];
  const isWide = window.matchMedia(wide).matches;
  if (!page || !isWide) {
    list.style.height = '';
    for (const card of cards) card.style.top = '';
    return;
  }
  const { top: zero } = list.getBoundingClientRect();
  const measures = cards.map((card) => {
    const { at } = card.dataset;
    const words = at === undefined ? wordsOf(page, card) : page.getBoundingClientRect().top + Number(at);
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

/** Keeps the cards of a list at their words. Each look is made before the screen is painted. */
export function useMargin(list: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    if (list.current) place(list.current);
  });
  useLayoutEffect(() => {
    const page = list.current?.closest('.page');
    if (!page) return undefined;
    const look = () => list.current && place(list.current);
    const observer = new ResizeObserver(look);
    observer.observe(page);
    for (const card of list.current?.children ?? []) observer.observe(card);
    window.addEventListener('resize', look);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', look);
    };
  });
}
