import { useEffect, useState } from 'react';
import type { Doc } from '#lib/core/document.ts';

/** `formatted` are the blocks of a Word file; they stand where the text still says the same. */
type Kept = { text: string; formatted: Doc | null };

const empty: Kept = { text: '', formatted: null };

function keptIn(key: string): Kept {
  try {
    return { ...empty, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Kept>) };
  } catch {
    return empty;
  }
}

function keepIn(key: string, kept: Kept) {
  try {
    if (kept.text === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // The storage is full. The text is still on the screen.
  }
}

/** A text that was typed survives a reload and a crash of the tab until the release is started. */
export function useKeptText(userId: string) {
  const key = `pressmark:new:${userId}`;
  const [kept, setKept] = useState(empty);
  useEffect(() => {
    setKept((now) => (now.text ? now : keptIn(key)));
  }, [key]);
  const set = (text: string, formatted: Doc | null = kept.formatted) => {
    const next = { text, formatted: text === '' ? null : formatted };
    setKept(next);
    keepIn(key, next);
  };
  return { ...kept, set, forget: () => keepIn(key, empty) };
}
