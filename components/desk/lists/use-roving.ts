'use client';
import { useRouter } from 'next/navigation';
import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';

const rowOf = (element: Element | null) => element?.closest<HTMLAnchorElement>('a.item') ?? null;

function walk(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('a.item')];
  const at = rows.indexOf(document.activeElement as HTMLAnchorElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (at < 0 || to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  rows[Math.min(Math.max(to, 0), rows.length - 1)]?.focus();
}

/**
 * One tab stop for a list of releases: the arrow keys, Home and End move through its rows, N begins
 * a release and / leads to the search. The letters work in the list alone, so that they disturb
 * nobody who speaks to the computer. A row that has the focus keeps it when it moves to another
 * group.
 * @param ids of the rows, in order
 * @param first the row that takes the focus first; by default the top one
 * @returns what the list and each row take
 */
export function useRoving(ids: string[], first?: string) {
  const list = useRef<HTMLDivElement>(null);
  const router = useRouter();
  const [active, setActive] = useState(first);
  const stop = active !== undefined && ids.includes(active) ? active : ids[0];
  const focused = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (focused.current === null || document.activeElement !== document.body) return;
    const row = (selector: string) => list.current?.querySelector<HTMLElement>(`a.item${selector}`);
    (row(`[data-id="${focused.current}"]`) ?? row('[tabindex="0"]'))?.focus();
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    walk(event);
    const isLetter = !(event.altKey || event.ctrlKey || event.metaKey);
    const search = document.getElementById('find');
    if (!isLetter || !['/', 'n', 'N'].includes(event.key)) return;
    event.preventDefault();
    if (event.key === '/' && search) search.focus();
    else router.push(event.key === '/' ? '/desk/releases' : '/desk/new');
  };
  return {
    list: {
      ref: list,
      onKeyDown,
      onFocus: ({ target }: FocusEvent) => {
        focused.current = rowOf(target)?.dataset.id ?? null;
        if (focused.current) setActive(focused.current);
      },
      onBlur: () => {
        focused.current = null;
      },
    },
    row: (id: string) => ({ 'data-id': id, tabIndex: id === stop ? 0 : -1 }),
  };
}

/** What a row takes of its list. */
export type RowStop = ReturnType<ReturnType<typeof useRoving>['row']>;
