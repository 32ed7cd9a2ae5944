'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import { isStillKept, type KeptText, keptTexts } from './keep.ts';
import { useTimes } from '#components/desk/use-times.ts';

/** The viewer's unsaved texts on this computer, each with a link. */
export function KeptHere({ userId, timeZone, now }: { userId: string; timeZone: string; now: Date }) {
  const t = useTranslations('draft.keptHere');
  const everywhere = useTranslations('everywhere');
  const times = useTimes(timeZone);
  const [texts, setTexts] = useState<KeptText[]>([]);
  useEffect(() => {
    setTexts(keptTexts(userId));
    const refresh = () => setTexts((before) => (before.every(isStillKept) ? before : before.filter(isStillKept)));
    window.addEventListener('storage', refresh);
    return () => window.removeEventListener('storage', refresh);
  }, [userId]);
  if (texts.length === 0) return null;
  return (
    <section className="notice" data-tone="wait" aria-label={t('title')}>
      <p>{t.rich('body', { b: (words) => <strong>{words}</strong> })}</p>
      <ul>
        {texts.map(({ key, releaseId, content, at }) => (
          <li key={key}>
            <Link href={`/desk/releases/${releaseId}`} prefetch={false} dir="auto">
              {content.headline || everywhere('noHeadline')}
            </Link>
            , {times.short(new Date(at), now)}
          </li>
        ))}
      </ul>
    </section>
  );
}
