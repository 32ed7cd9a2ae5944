'use client';
import { useDeferredValue, useMemo } from 'react';
import { preflight } from '#lib/releases/preflight/rules.ts';
import type { Check, DeskRelease } from '#lib/releases/schema.ts';
import type { Content } from '#lib/text/schema.ts';

/** The checks of the text on the screen. Typing does not wait for them. */
export function useChecks({ language, draft, demands, outside }: DeskRelease, typed: Content): Check[] {
  const content = useDeferredValue(typed);
  const kind = draft?.kind ?? 'first';
  return useMemo(
    () => preflight(content, language, kind, demands, outside),
    [content, language, kind, demands, outside],
  );
}
