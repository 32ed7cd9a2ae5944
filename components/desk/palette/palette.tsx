'use client';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent as Press, useEffect, useMemo, useState } from 'react';
import type { Words } from '#components/words/catalogues.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import type { PaletteRelease } from '#lib/releases/finding/finder-rules.ts';
import type { DeskListItem } from '#lib/releases/schema.ts';
import { chosenAtFirst, type Listed, matching, wordsOfAnswer } from './palette-rules.ts';
import { useFoundReleases } from './use-found-releases.ts';
import { stateOf } from '#components/desk/states.ts';

type Entry = Listed & { id: string; run: () => void };

/**
 * The palette finds a page's buttons by `data-command` and presses them. A grave action's button
 * only asks.
 */
function actionsOnPage(t: Words<'palette'>): Entry[] {
  return [...document.querySelectorAll<HTMLElement>('[data-command]')]
    .filter((element) => element.getAttribute('aria-disabled') !== 'true')
    .map((element, index) => {
      const weight = element.dataset.command === 'grave' ? 'grave' : 'light';
      return {
        id: `do-${index}`,
        name: element.textContent?.trim() || (element.getAttribute('aria-label') ?? ''),
        hint: t(weight === 'grave' ? 'asksFirst' : 'do'),
        weight,
        run: () => {
          element.focus();
          element.click();
        },
      };
    });
}

type Stated = Pick<PaletteRelease, 'label' | 'state' | 'publicState' | 'deskName'>;

const hintOf = (release: Stated, t: Words<'states'>) => `${release.label ?? t(stateOf(release))} · ${release.deskName}`;

function useEntries({ items, canStart }: { items: DeskListItem[]; canStart: boolean }, isOpen: boolean): Entry[] {
  const router = useRouter();
  const t = useTranslations('palette');
  const states = useTranslations('states');
  const everywhere = useTranslations('everywhere');
  return useMemo(() => {
    if (!isOpen) return [];
    const go = (id: string, name: string, path: string, hint = t('go')): Entry => ({
      id,
      name,
      hint,
      weight: 'light',
      run: () => router.push(path),
    });
    const actions = actionsOnPage(t);
    return [
      ...actions.filter(({ weight }) => weight === 'light'),
      ...(canStart ? [go('new', t('places.new'), '/desk/new')] : []),
      go('desk', t('places.queue'), '/desk'),
      go('releases', t('places.releases'), '/desk/releases'),
      go('calendar', t('places.calendar'), '/desk/calendar'),
      go('discarded', t('places.discarded'), '/desk/releases?state=discarded'),
      go('register', t('places.register'), '/desk/register'),
      go('numbers', t('places.numbers'), '/desk/numbers'),
      go('series', t('places.series'), '/desk/series'),
      go('notices', t('places.notices'), '/desk/notices'),
      ...actions.filter(({ weight }) => weight === 'grave'),
      ...items.map((item) =>
        go(item.id, item.headline || everywhere('noHeadline'), `/desk/releases/${item.id}`, hintOf(item, states)),
      ),
    ];
  }, [isOpen, items, canStart, router, t, states, everywhere]);
}

/**
 * The releases that the newsroom found beside those in the list, what is said of them, and the way
 * to all.
 */
function useSearch(query: string, listed: Entry[]): { entries: Entry[]; words: string } {
  const router = useRouter();
  const t = useTranslations('palette');
  const states = useTranslations('states');
  const everywhere = useTranslations('everywhere');
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
    words: wordsOfAnswer(answer, t),
    entries: [
      ...others.map((release) =>
        entry(
          release.id,
          release.headline || everywhere('noHeadline'),
          `/desk/releases/${release.id}`,
          hintOf(release, states),
        ),
      ),
      entry('find', t('find', { query }), `/desk/releases?${new URLSearchParams({ q: query })}`, t('go')),
    ],
  };
}

function Choices({ entries, onClose }: { entries: Entry[]; onClose: () => void }) {
  const t = useTranslations('palette');
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
        aria-label={t('title')}
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={matches[chosen] ? `palette-${matches[chosen].id}` : undefined}
        autoFocus
        autoComplete="off"
        placeholder={t('placeholder')}
        value={query}
        onKeyDown={press}
        onChange={(event) => {
          setQuery(event.target.value);
          setChosenId(null);
        }}
      />
      <ul id="palette-list" role="listbox" aria-label={t('found')} className="palette-list">
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
  const t = useTranslations('palette');
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
        <span className="go-long">{t('title')}</span>
        <span className="go-short">{t('short')}</span>
        <kbd aria-hidden="true" dir="ltr">
          Ctrl K
        </kbd>
      </button>
      {isOpen ? (
        <Dialog label={t('title')} className="palette" onClose={() => setOpen(false)}>
          <Choices entries={entries} onClose={() => setOpen(false)} />
        </Dialog>
      ) : null}
    </>
  );
}
