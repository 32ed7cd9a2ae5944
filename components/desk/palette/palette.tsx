'use client';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent as Press, useEffect, useMemo, useState } from 'react';
import { Dialog } from '#components/ui/dialog.tsx';
import type { DeskListItem } from '#lib/releases/schema.ts';
import { chosenAtFirst, matching, type Listed } from './palette-rules.ts';
import { stateOf, stateWords } from '#components/desk/states.ts';

type Entry = Listed & { id: string; run: () => void };

/**
 * The palette finds a page's buttons by `data-command` and presses them. A grave action's button
 * only asks.
 */
function actionsOnPage(): Entry[] {
  return [...document.querySelectorAll<HTMLElement>('[data-command]')]
    .filter((element) => element.getAttribute('aria-disabled') !== 'true')
    .map((element, index) => {
      const weight = element.dataset.command === 'grave' ? 'grave' : 'light';
      return {
        id: `do-${index}`,
        name: element.textContent?.trim() || (element.getAttribute('aria-label') ?? ''),
        hint: weight === 'grave' ? 'asks first' : 'do',
        weight,
        run: () => {
          element.focus();
          element.click();
        },
      };
    });
}

function useEntries({ items, canStart }: { items: DeskListItem[]; canStart: boolean }, isOpen: boolean): Entry[] {
  const router = useRouter();
  return useMemo(() => {
    if (!isOpen) return [];
    const go = (id: string, name: string, path: string, hint = 'go'): Entry => ({
      id,
      name,
      hint,
      weight: 'light',
      run: () => router.push(path),
    });
    const actions = actionsOnPage();
    return [
      ...actions.filter(({ weight }) => weight === 'light'),
      ...(canStart ? [go('new', 'New release', '/desk/new')] : []),
      go('desk', 'Queue', '/desk'),
      go('releases', 'All releases', '/desk/releases'),
      go('discarded', 'Discarded releases', '/desk/releases?state=discarded'),
      go('register', 'Register', '/desk/register'),
      go('numbers', 'Reserved numbers', '/desk/numbers'),
      go('series', 'Series', '/desk/series'),
      ...actions.filter(({ weight }) => weight === 'grave'),
      ...items.map((item) =>
        go(
          item.id,
          item.headline || 'No headline yet',
          `/desk/releases/${item.id}`,
          `${item.label ?? stateWords[stateOf(item)]} · ${item.deskName}`,
        ),
      ),
    ];
  }, [isOpen, items, canStart, router]);
}

/** The link to the whole list of releases. The palette itself has the newest alone. */
function useSearch(query: string): Entry {
  const router = useRouter();
  const words = query.trim();
  const path = `/desk/releases?${new URLSearchParams({ q: words })}`;
  return {
    id: 'find',
    name: `Find “${words}” in all releases`,
    hint: 'go',
    weight: 'light',
    run: () => router.push(path),
  };
}

function Choices({ entries, onClose }: { entries: Entry[]; onClose: () => void }) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState<number | null>(null);
  const search = useSearch(query);
  const listed = matching(entries, query.trim());
  const matches = query.trim() === '' ? listed : [...listed, search];
  const chosen = at ?? chosenAtFirst(matches, query);
  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    // The dialog returns the focus first; then the command may move it.
    setTimeout(entry.run);
  };
  const press = (event: Press) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && matches.length > 0) {
      event.preventDefault();
      setAt(chosen < 0 ? (step > 0 ? 0 : matches.length - 1) : (chosen + step + matches.length) % matches.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(matches[chosen]);
    }
  };
  return (
    <>
      <input
        className="palette-input"
        role="combobox"
        aria-label="Go anywhere, do anything"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={matches[chosen] ? `palette-${matches[chosen].id}` : undefined}
        autoFocus
        autoComplete="off"
        placeholder="A release, a number, a step…"
        value={query}
        onKeyDown={press}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(null);
        }}
      />
      <ul id="palette-list" role="listbox" aria-label="Found" className="palette-list">
        {matches.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above has the keys
          <li
            key={entry.id}
            id={`palette-${entry.id}`}
            role="option"
            aria-selected={index === chosen}
            onClick={() => run(entry)}
          >
            <span className="palette-name" dir="auto">
              {entry.name}
            </span>
            <span className="palette-hint">{entry.hint}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/**
 * The palette (Ctrl-K or ⌘K): releases, pages, and every action on the page that the viewer may
 * take.
 */
export function Palette(props: { items: DeskListItem[]; canStart: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const entries = useEntries(props, isOpen);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      setOpen((open) => !open && !document.querySelector('dialog[open]'));
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, []);
  return (
    <>
      <button type="button" className="go" onClick={() => setOpen(true)} aria-keyshortcuts="Control+K Meta+K">
        <span className="go-long">Go anywhere, do anything</span>
        <span className="go-short">Go to…</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      {isOpen ? (
        <Dialog label="Go anywhere, do anything" className="palette" onClose={() => setOpen(false)}>
          <Choices entries={entries} onClose={() => setOpen(false)} />
        </Dialog>
      ) : null}
    </>
  );
}
