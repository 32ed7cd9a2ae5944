'use client';
import { useCallback, useEffect, useState } from 'react';
import type { Content } from '#lib/text/schema.ts';
import { dropText, isStillKept, type KeptText, keptTexts } from './keep.ts';
import { isSameText } from '#components/desk/release/plain-text.ts';

export type KeptTexts = {
  /** The newest stored text that is not on this screen, and how many more there are. */
  newest: KeptText | null;
  more: number;
  drop: () => void;
  /** Looks again, after a text was set aside. */
  look: () => void;
};

/**
 * The unsaved texts that a person's other screens, open or closed, stored for a release.
 * @param newsroom the newsroom's text; a stored text with the same words is removed
 */
export function useKept(
  userId: string,
  releaseId: string,
  newsroom: Content | null,
  isMine: (key: string) => boolean,
): KeptTexts {
  const [texts, setTexts] = useState<KeptText[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the owner is read when it looks
  const look = useCallback(() => {
    const others = keptTexts(userId, releaseId).filter(({ key }) => !isMine(key));
    const saved = others.filter(({ content }) => newsroom && isSameText(content, newsroom));
    for (const { key } of saved) dropText(key);
    setTexts(others.filter((one) => !saved.includes(one)));
  }, [userId, releaseId, newsroom]);
  useEffect(() => {
    look();
    // Another tab saved or removed its own.
    const refresh = () => setTexts((before) => (before.every(isStillKept) ? before : before.filter(isStillKept)));
    window.addEventListener('storage', refresh);
    return () => window.removeEventListener('storage', refresh);
  }, [look]);
  const newest = texts[0] ?? null;
  const drop = () => {
    if (newest) dropText(newest.key);
    look();
  };
  return { newest, more: Math.max(0, texts.length - 1), drop, look };
}
