'use client';
import type { Editor } from '@tiptap/react';
import { useTranslations } from 'next-intl';
import type { Command } from '@tiptap/pm/state';
import {
  findNext,
  findPrev,
  getMatchHighlights,
  replaceAll,
  replaceNext,
  SearchQuery,
  setSearchState,
} from 'prosemirror-search';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

/** How many places have the words, and at which the selection stands, from 1; 0 at none. */
function placesIn({ state }: Editor): { count: number; at: number } {
  const places = getMatchHighlights(state).find();
  const { from, to } = state.selection;
  return { count: places.length, at: places.findIndex((place) => place.from === from && place.to === to) + 1 };
}

const longestSearch = 200;

function useSearch(editor: Editor) {
  const [search, setSearch] = useState('');
  const [replace, setReplace] = useState('');
  const [places, setPlaces] = useState({ count: 0, at: 0 });
  const look = () => setPlaces(placesIn(editor));
  useEffect(() => {
    const query = new SearchQuery({ search, replace, literal: true });
    editor.view.dispatch(setSearchState(editor.state.tr, query));
    setPlaces(placesIn(editor));
  }, [editor, search, replace]);
  useEffect(() => {
    const forget = () => editor.view.dispatch(setSearchState(editor.state.tr, new SearchQuery({ search: '' })));
    return () => {
      if (!editor.isDestroyed) forget();
    };
  }, [editor]);
  const run = (command: Command) => {
    if (search === '') return;
    command(editor.state, (tr) => editor.view.dispatch(tr.scrollIntoView()));
    look();
  };
  return { search, setSearch, replace, setReplace, places, run };
}

/** Finds words in the text and replaces them. Enter goes on, Escape leads back to the text. */
export function FindBar({ editor, language, onClose }: { editor: Editor; language: string; onClose: () => void }) {
  const t = useTranslations('editor.find');
  const everywhere = useTranslations('everywhere');
  const { search, setSearch, replace, setReplace, places, run } = useSearch(editor);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const close = () => {
    onClose();
    editor.commands.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target === field.current) run(event.shiftKey ? findPrev : findNext);
    else return;
    event.preventDefault();
  };
  const button = (name: 'previous' | 'next' | 'replace' | 'replaceAll', command: Command) => (
    <button
      type="button"
      className="button quiet small"
      aria-disabled={places.count === 0 || undefined}
      onClick={() => run(command)}
    >
      {t(name)}
    </button>
  );
  return (
    <search className="find-bar" aria-label={t('title')} onKeyDown={press}>
      <label htmlFor="find-words">{t('words')}</label>
      <input
        ref={field}
        id="find-words"
        className="input"
        lang={language}
        dir="auto"
        autoComplete="off"
        maxLength={longestSearch}
        value={search}
        onChange={({ target }) => setSearch(target.value)}
      />
      <span role="status">{search === '' ? '' : t('places', places)}</span>
      {button('previous', findPrev)}
      {button('next', findNext)}
      <label htmlFor="find-replace">{t('with')}</label>
      <input
        id="find-replace"
        className="input"
        lang={language}
        dir="auto"
        autoComplete="off"
        maxLength={longestSearch}
        value={replace}
        onChange={({ target }) => setReplace(target.value)}
      />
      {button('replace', replaceNext)}
      {button('replaceAll', replaceAll)}
      <button type="button" className="button quiet small" onClick={close}>
        {everywhere('close')}
      </button>
    </search>
  );
}
