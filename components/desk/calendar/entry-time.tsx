import { useTranslations } from 'next-intl';
import { clock } from '#components/desk/times.ts';
import { dayOf } from '#lib/core/time/calendar.ts';
import type { CalendarEntry } from '#lib/diary/schema.ts';

/** When an entry begins. On its later days an event goes on. */
export function EntryTime({ entry, day, timeZone }: { entry: CalendarEntry; day: string; timeZone: string }) {
  const t = useTranslations('calendar');
  if (dayOf(entry.at, timeZone) !== day) return <span>{t('goesOn')}</span>;
  return <time dateTime={entry.at.toISOString()}>{clock(entry.at, timeZone)}</time>;
}
