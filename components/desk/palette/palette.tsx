'use client';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent as Press, useEffect, useMemo, useState } from 'react';
import { Dialog } from '#components/ui/dialog.tsx';
import type { PaletteRelease } from '#lib/releases/finding/finder-rules.ts';
import type { DeskListItem } from '#lib/releases/schema.ts';
import { chosenAtFirst, type Listed, matching, wordsOfAnswer } from './palette-rules.ts';
import { useFoundReleases } from './use-found-releases.ts';
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

const hintOf = (release: Pick<PaletteRelease, 'label' | 'state' | 'publicState' | 'deskName'>) =>
  `${release.label ?? stateWords[stateOf(release)]} · ${release.deskName}`;

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
      go('notices', 'Notices', '/desk/notices'),
      ...actions.filter(({ weight }) => weight === 'grave'),
      ...items.map((item) =>
        go(item.id, item.headline || 'No headline yet', `/desk/releases/${item.id}`, hintOf(item)),
      ),
    ];
  }, [isOpen, items, canStart, router]);
}

/**
 * The releases that the newsroom found beside those in the list, what is said of them, and the way
 * to all.
 */
function useSearch(query: string, listed: Entry[]): { entries: Entry[]; words: string } {
  const router = useRouter();
  const answer = useFoundReleases(query);
  if (query === '') return { entries: [], words: '' };
  const entry = (id: string, name: string, path: string, hint: string): Entry => ({
    id,
    name,
    hint,
    weight: 'light',
    run: () => router.push(path),
  });
  const releases = answer === null || answer === 'failed' ? [] : answer.releases;
  const others = releases.filter(({ id }) => !listed.some((one) => one.id === id));
  return {
    words: wordsOfAnswer(answer),
    entries: [
      ...others.map((release) =>
        entry(release.id, release.headline || 'No headline yet', `/desk/releases/${release.id}`, hintOf(release)),
      ),
      entry('find', `Find “${query}” in all releases`, `/desk/releases?${new URLSearchParams({ q: query })}`, 'go'),
    ],
  };
}

function Choices({ entries, onClose }: { entries: Entry[]; onClose: () => void }) {
  const [query, setQuery] = useState('');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const listed = matching(entries, query.trim());
  const search = useSearch(query.trim(), listed);
  const matches = [...listed, ...search.entries];
  const at = matches.findIndex(({ id }) => id === chosenId);
  const chosen = at >= 0 ? at : chosenAtFirst(matches, query);
  const choose = (index: number) => {
    const id = matches[index]?.id ?? null;
    setChosenId(id);
    document.getElementById(`palette-${id}`)?.scrollIntoView({ block: 'nearest' });
  };
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
      choose(chosen < 0 ? (step > 0 ? 0 : matches.length - 1) : (chosen + step + matches.length) % matches.length);
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
          setChosenId(null);
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
      <p className="palette-answer" role="status">
        {search.words}
      </p>
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
