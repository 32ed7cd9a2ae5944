'use client';
import type { Editor } from '@tiptap/react';
import { startTransition, useCallback, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { replaceText } from '#components/editor/replace-text.ts';
import { blankText } from '#lib/text/parts-rules.ts';
import { type RichName, richNames } from '#lib/text/rich-names-rules.ts';
import type { Content } from '#lib/text/schema.ts';
import { endOfChange, keepCaret } from './caret.ts';
import { idOfField } from './field-ids.ts';

type Editors = { [Name in RichName]?: Editor | null };

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The first field that differs, and its first entry that does. */
function changedField(before: Content, after: Content): { name: keyof Content; entry: number } | null {
  const names = Object.keys({ ...blankText, ...before, ...after }) as (keyof Content)[];
  const name = names.find((one) => !same(before[one], after[one]));
  if (!name) return null;
  const [from, to] = [before[name], after[name]];
  if (!Array.isArray(from) || !Array.isArray(to)) return { name, entry: 0 };
  const entry = to.findIndex((one, at) => !same(one, from[at]));
  return { name, entry: entry < 0 ? Math.max(0, to.length - 1) : entry };
}

/** Puts the caret behind what changed in a field of one line; else on the button that adds it. */
function focusChange({ name, entry }: { name: keyof Content; entry: number }, values: Map<string, string>) {
  const field = document.getElementById(idOfField(name, entry)) ?? document.getElementById(`field-${name}`);
  field?.focus();
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
  const end = endOfChange(values.get(field.id) ?? '', field.value);
  field.setSelectionRange(end, end);
}

const valuesOf = () =>
  new Map(
    [...document.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>('.page textarea, .page input')].map(
      ({ id, value }) => [id, value],
    ),
  );

/**
 * The text as it is shown. What comes from outside is put into the fields that are there, at once,
 * so that no key can fall between. The caret stays with its words.
 */
export function useShown(first: Content) {
  const [content, setContent] = useState(first);
  const latest = useRef(first);
  const editors = useRef<Editors>({});
  const [editor, setBody] = useState<Editor | null>(null);
  const setEditor = useMemo(() => {
    const set = (name: RichName) => (next: Editor | null) => {
      editors.current[name] = next;
      const text = latest.current[name];
      // The field was made with the first text.
      if (next && text) replaceText(next, text);
      if (name === 'body') setBody(next);
    };
    return { body: set('body'), notes: set('notes') };
  }, []);
  const write = useCallback((next: Content) => {
    latest.current = next;
    setContent(next);
  }, []);
  const isDue = useRef(false);
  /** For the body, which its editor shows already: the rest follows behind the paint. */
  const writeLater = useCallback((next: Content) => {
    latest.current = next;
    if (isDue.current) return;
    isDue.current = true;
    const draw = () => {
      isDue.current = false;
      startTransition(() => setContent(latest.current));
    };
    requestAnimationFrame(() => setTimeout(draw));
  }, []);
  /** @param follow puts the caret behind what changed */
  const show = useCallback((next: Content, { follow } = { follow: false }) => {
    const changed = follow ? changedField(latest.current, next) : null;
    const putBack = keepCaret();
    const values = valuesOf();
    latest.current = next;
    flushSync(() => setContent(next));
    for (const name of richNames) {
      const [field, text] = [editors.current[name], next[name]];
      if (field && !field.isDestroyed && text) replaceText(field, text, { follow: changed?.name === name });
    }
    if (!changed) return putBack();
    const field = editors.current[changed.name as RichName];
    if (field && !field.isDestroyed) field.view.focus();
    else focusChange(changed, values);
  }, []);
  return { content, write, writeLater, editor, setEditor, show };
}
