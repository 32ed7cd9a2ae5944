import { useEffect, useState } from 'react';
import type { PaletteAnswer } from '#lib/releases/finding/finder-rules.ts';

const pauseMs = 150;

/** The newsroom's answer to a query; `failed` if it gave none. */
export type Answer = PaletteAnswer | 'failed';

async function ask(q: string, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(`/api/releases?${new URLSearchParams({ q })}`, { signal });
  return response.ok ? ((await response.json()) as PaletteAnswer) : 'failed';
}

/**
 * Asks the newsroom for releases once the typing pauses. An answer to an earlier query is dropped.
 * @returns null until this query is answered
 */
export function useFoundReleases(query: string): Answer | null {
  const [last, setLast] = useState<{ query: string; answer: Answer } | null>(null);
  useEffect(() => {
    if (query === '') return;
    const stop = new AbortController();
    const keep = (answer: Answer) => {
      if (!stop.signal.aborted) setLast({ query, answer });
    };
    const timer = setTimeout(() => {
      ask(query, stop.signal).then(keep, () => keep('failed'));
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query]);
  return last?.query === query ? last.answer : null;
}
