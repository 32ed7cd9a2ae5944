import { useEffect, useState } from 'react';
import type { Doc } from '#lib/core/document.ts';
import type { Loss } from '#lib/text/blocks/loss-schema.ts';

/**
 * `formatted` are the blocks of a Word file; they stand where the text still says the same.
 * `losses` are what it had besides and nobody has waved away.
 */
export type KeptText = { text: string; formatted: Doc | null; losses: Loss[] };

const empty: KeptText = { text: '', formatted: null, losses: [] };

function keptIn(key: string): KeptText {
  try {
    return { ...empty, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<KeptText>) };
  } catch {
    return empty;
  }
}

function keepIn(key: string, kept: KeptText) {
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
  const set = (part: Partial<KeptText>) => {
    const whole = { ...kept, ...part };
    const next = whole.text === '' ? empty : whole;
    setKept(next);
    keepIn(key, next);
  };
  return { ...kept, set, forget: () => keepIn(key, empty) };
}
