// How the calendar words its days and entries, in the reader's language.
import { useLocale, useTranslations } from 'next-intl';
import { useTimes } from '#components/desk/use-times.ts';
import { useNames } from '#components/ui/names.ts';
import type { CalendarView } from '#lib/diary/calendar-rules.ts';
import type { EventState } from '#lib/diary/rules.ts';
import type { CalendarEntry, HistoryLine, Issued } from '#lib/diary/schema.ts';

/** A mark of the calendar: each is a shape, a colour and a word. */
export type MarkKind = 'issued' | 'scheduled' | 'embargo' | EventState;
export const markKinds: MarkKind[] = ['issued', 'scheduled', 'embargo', 'confirmed', 'provisional', 'cancelled'];

export function markOf(entry: CalendarEntry): MarkKind {
  if (entry.kind === 'event') return entry.state;
  return entry.kind === 'embargo' ? 'embargo' : 'scheduled';
}

/** A text may be scheduled and under an embargo on one day. */
export const keyOf = ({ kind, id }: CalendarEntry) => `${kind} ${id}`;

export const dayFigure = (day: string) => String(Number(day.slice(8)));

export const issuedCount = (issued: Issued[]) => issued.reduce((sum, { count }) => sum + count, 0);

const dayMs = 86_400_000;

/** Days and months. English dates have the day before the month. */
export function useDayWords() {
  const locale = useLocale();
  const t = useTranslations('calendar');
  const language = locale === 'en' ? 'en-GB' : locale;
  const write = (day: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options })
      .format(new Date(`${day}T12:00:00Z`))
      .replace(',', '');
  const whole = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const withoutYear = { day: 'numeric', month: 'long' } as const;
  /** "23 – 29 November 2026" */
  const week = (first: string, last: string) => {
    const isOneMonth = first.slice(0, 7) === last.slice(0, 7);
    const options = first.slice(0, 4) === last.slice(0, 4) ? withoutYear : whole;
    return t('span', { first: isOneMonth ? dayFigure(first) : write(first, options), last: write(last, whole) });
  };
  return {
    month: (day: string) => write(day, { month: 'long' }),
    weekday: (day: string) => write(day, { weekday: 'short' }),
    /** "Friday 27 November" */
    day: (day: string) => write(day, { weekday: 'long', day: 'numeric', month: 'long' }),
    /** The name of what is shown: a month, or the days of a week. */
    title: (view: CalendarView, on: string, days: string[]) =>
      view === 'month' ? write(on, { month: 'long', year: 'numeric' }) : week(days[0] ?? on, days.at(-1) ?? on),
    /** "tomorrow", "5 days ago"; null far away. */
    distance: (day: string, today: string) => {
      const days = Math.round((Date.parse(day) - Date.parse(today)) / dayMs);
      return Math.abs(days) > 30 ? null : new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
    },
  };
}

/** What is said of an entry. */
export function useEntryWords() {
  const t = useTranslations('calendar');
  return {
    /** "Correction to PR No.188, scheduled" */
    state: (entry: CalendarEntry): string => {
      if (entry.kind === 'event') return t(`states.${entry.state}`);
      if (entry.kind === 'embargo') return t('states.embargo');
      if (entry.kind === 'bundle') return t('states.bundle', { size: entry.size });
      return entry.kind === 'correction' ? t('states.correction', { label: entry.label ?? '' }) : t('states.release');
    },
    /** "192–196", or a word where one series does not say it all. */
    issued: ([one, another]: Issued[]): string => {
      if (!one || another) return t('issued');
      return one.from === one.to ? String(one.from) : `${one.from}–${one.to}`;
    },
  };
}

/** "Moved from 27 Nov, 10:00: “The hall is not free.” (Editor, 25 Nov, 09:12)" */
export function useHistoryWords(now: Date, timeZone: string) {
  const t = useTranslations('calendar.history');
  const nameOf = useNames();
  const times = useTimes(timeZone);
  return ({ what, by, from, reason, at }: HistoryLine): string =>
    t(what, {
      by: nameOf(by),
      at: times.short(at, now),
      reason: reason ?? '',
      from: from ? times.short(from, now) : '',
    });
}
