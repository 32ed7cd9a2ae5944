'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { phraseEnd } from '#components/editor/typed-quotes.ts';
import type { Undoing } from '#components/editor/toolbar-items.ts';
import type { Content } from '#lib/text/schema.ts';
import { ended, noPast, noted, redone, type Turned, undone } from './past-rules.ts';

/** What one does besides typing is a step of its own. */
const deeds = ['paste', 'cut', 'drop', 'click', phraseEnd] as const;
const isHere = (target: EventTarget | null) => target instanceof Element && target.closest('.page, .bar') !== null;

type Options = { current: () => Content; onTurn: (content: Content) => void };
export type PastOfDraft = Undoing & { note: (before: Content, after: Content) => void };

/** The way a key leads through one's own steps, or null. */
function wayOf(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' ? 'redo' : null;
}

/** One's own steps in a draft, across its fields. The browser's own undo knows single fields. */
export function usePast({ current, onTurn }: Options): PastOfDraft {
  const past = useRef(noPast);
  const [can, setCan] = useState({ canUndo: false, canRedo: false });
  const look = useCallback(() => {
    const next = { canUndo: past.current.done.length > 0, canRedo: past.current.undone.length > 0 };
    setCan((now) => (now.canUndo === next.canUndo && now.canRedo === next.canRedo ? now : next));
  }, []);
  const lately = useRef(onTurn);
  lately.current = onTurn;
  const turn = useCallback(
    (way: 'undo' | 'redo') => {
      const before = current();
      const { past: next, content }: Turned = (way === 'undo' ? undone : redone)(past.current, before);
      past.current = next;
      look();
      if (content !== before) lately.current(content);
    },
    [current, look],
  );
  const note = useCallback(
    (before: Content, after: Content) => {
      past.current = noted(past.current, { before, after }, performance.now());
      look();
    },
    [look],
  );
  useEffect(() => {
    const stop = new AbortController();
    const options = { signal: stop.signal, capture: true };
    const end = () => {
      past.current = ended(past.current);
    };
    const around = () => {
      end();
      setTimeout(end);
    };
    for (const deed of deeds) window.addEventListener(deed, deed === phraseEnd ? end : around, options);
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey) around();
      const way = wayOf(event);
      if (!way || !isHere(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      turn(way);
    };
    // From the browser's menu, or a telephone that is shaken.
    const before = (event: InputEvent) => {
      const way = { historyUndo: 'undo', historyRedo: 'redo' } as const;
      if (!(event.inputType in way) || !isHere(event.target)) return;
      event.preventDefault();
      turn(way[event.inputType as keyof typeof way]);
    };
    window.addEventListener('keydown', press, options);
    window.addEventListener('beforeinput', before, options);
    return () => stop.abort();
  }, [turn]);
  return { ...can, note, undo: () => turn('undo'), redo: () => turn('redo') };
}
