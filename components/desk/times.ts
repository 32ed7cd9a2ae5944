// Times as the desk writes them: in the reader's language and the house's zone, with the zone where
// it matters.
import type { Words } from '#components/words/catalogues.ts';
import type { InterfaceLanguage } from '#lib/accounts/schema.ts';

const formats = new Map<string, Intl.DateTimeFormat>();
/** English dates have the day before the month. */
export const dateLanguage = (language: InterfaceLanguage) => (language === 'en' ? 'en-GB' : language);

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

function parts(at: Date, timeZone: string, language: InterfaceLanguage): Parts {
  const key = `${language} ${timeZone}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(dateLanguage(language), {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'shortOffset',
    });
    formats.set(key, format);
  }
  return Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
}

/** "10:42" */
export function clock(at: Date, timeZone: string): string {
  const p = parts(at, timeZone, 'en');
  return `${p.hour}:${p.minute}`;
}

/** "10:42:03" */
export function clockWithSeconds(at: Date, timeZone: string): string {
  return `${clock(at, timeZone)}:${parts(at, timeZone, 'en').second}`;
}

/** True if both are on the same day in the zone. */
export function isSameDay(a: Date, b: Date, timeZone: string): boolean {
  const [one, other] = [parts(a, timeZone, 'en'), parts(b, timeZone, 'en')];
  return one.day === other.day && one.month === other.month && one.year === other.year;
}

/** "Karachi", the short name of a zone. */
export function zoneOf(timeZone: string): string {
  return timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
}

/** Writes times in a language and a zone. `useTimes` gives it for the reader's language. */
export function timesIn(language: InterfaceLanguage, timeZone: string, t: Words<'times'>) {
  const dayOf = ({ day = '', month = '', year = '' }: Parts, isWithYear: boolean) =>
    t(isWithYear ? 'dayMonthYear' : 'dayMonth', { day, month, year });
  const dated = (at: Date, zone: string, isWithYear = true) =>
    t('dated', { date: dayOf(parts(at, zone, language), isWithYear), time: clock(at, zone) });
  const offsetAt = (at: Date) => (parts(at, timeZone, 'en').timeZoneName ?? '').replace('GMT', 'UTC');
  const zoned = (at: Date, time: string) => t('zoned', { time, zone: zoneOf(timeZone), offset: offsetAt(at) });
  const isThisYear = (at: Date, now: Date) => parts(at, timeZone, 'en').year === parts(now, timeZone, 'en').year;
  return {
    /** "Thursday 26 November 2026", the heading of a day's list. */
    day: (at: Date) =>
      new Intl.DateTimeFormat(dateLanguage(language), { timeZone, dateStyle: 'full' }).format(at).replace(',', ''),
    /** "10:42" today, "22 Nov, 10:42" in this year, "22 Nov 2021, 10:42" else. */
    short: (at: Date, now: Date) =>
      isSameDay(at, now, timeZone) ? clock(at, timeZone) : dated(at, timeZone, !isThisYear(at, now)),
    /** "10:42" today, "22 Nov" in this year, "22 Nov 2021" else. */
    row: (at: Date, now: Date) =>
      isSameDay(at, now, timeZone) ? clock(at, timeZone) : dayOf(parts(at, timeZone, language), !isThisYear(at, now)),
    /** "04:42:03 Karachi time (UTC+5)": a moment of today, to the second. */
    exact: (at: Date) => zoned(at, clockWithSeconds(at, timeZone)),
    /** "Karachi time (UTC+5)" */
    zone: (at: Date) => t('zone', { zone: zoneOf(timeZone), offset: offsetAt(at) }),
    /** "24 Nov 2026, 04:42 Karachi time (UTC+5)", so that nobody mistakes the moment. */
    full: (at: Date) => zoned(at, dated(at, timeZone)),
    /** "23 Nov 2026, 23:42 UTC" */
    utc: (at: Date) => t('utc', { time: dated(at, 'UTC') }),
    /** "14 Mar, 02:00" for a local time "2027-03-14T02:00". */
    local: (local: string) => dated(new Date(`${local}:00Z`), 'UTC', false),
  };
}

export type Times = ReturnType<typeof timesIn>;
