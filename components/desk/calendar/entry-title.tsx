import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { NoHeadline } from '#components/desk/lists/release-row.tsx';
import type { CalendarEntry } from '#lib/diary/schema.ts';

/** The title of an entry in its own language; for the end of an embargo after the words for that. */
export function EntryTitle({ entry }: { entry: CalendarEntry }) {
  const t = useTranslations('calendar');
  const title = <bdi {...('language' in entry ? { lang: entry.language } : {})}>{entry.title || <NoHeadline />}</bdi>;
  if (entry.kind !== 'embargo') return title;
  const kind = (words: ReactNode) => <span className="entry-kind">{words}</span>;
  return t.rich('embargoEnds', { kind, title: () => title });
}
