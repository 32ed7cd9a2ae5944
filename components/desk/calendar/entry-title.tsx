import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { NoHeadline } from '#components/desk/lists/release-row.tsx';
import type { CalendarEntry } from '#lib/diary/schema.ts';

/** The title of an entry, in its own language. */
export function EntryTitle({ entry }: { entry: CalendarEntry }) {
  return <bdi {...('language' in entry ? { lang: entry.language } : {})}>{entry.title || <NoHeadline />}</bdi>;
}

/** The same in a line without a state: “Embargo ends:” stands before the title of such an entry. */
export function EntryLineTitle({ entry }: { entry: CalendarEntry }) {
  const t = useTranslations('calendar');
  if (entry.kind !== 'embargo') return <EntryTitle entry={entry} />;
  const kind = (words: ReactNode) => <span className="entry-kind">{words}</span>;
  return t.rich('embargoEnds', { kind, title: () => <EntryTitle entry={entry} /> });
}
