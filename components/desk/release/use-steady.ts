'use client';
import { useState } from 'react';
import type { DeskRelease } from '#lib/releases/schema.ts';

/** The revision that a reader has before them, while its text stands still. */
function revisionOf({ draft }: DeskRelease): number | null {
  return draft && ['submitted', 'approved', 'scheduled'].includes(draft.state) ? draft.revision : null;
}

/**
 * A revision is not exchanged under its reader's eyes: an approval must be of the text that was
 * read. The newer one is shown when they ask for it; until then the newsroom refuses steps.
 */
export function useSteady(release: DeskRelease) {
  const [shown, setShown] = useState(release);
  const [before, after] = [revisionOf(shown), revisionOf(release)];
  const isReplaced = shown.id === release.id && before !== null && after !== null && before !== after;
  if (!isReplaced && shown !== release) setShown(release);
  return {
    release: isReplaced ? shown : release,
    newer: isReplaced ? release.draft : null,
    showNewer: () => setShown(release),
  };
}
