// Dates as readers of a language write them, in the house's time zone.

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  // British order for plain English: 23 November 2021. Figures are Latin and the calendar is
  // Gregorian, as in the addresses.
  const locale = `${language === 'en' ? 'en-GB' : language}-u-nu-latn-ca-gregory`;
  const key = `${locale}${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format;
}

/** "23 November 2021" */
export function dateOf(at: Date, language: string, timeZone: string): string {
  return format(language, { timeZone, day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}

/** "18:40" */
export function timeOf(at: Date, language: string, timeZone: string): string {
  return format(language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** "UTC+5", the zone's distance from UTC at that moment: the same in every language. */
export function shortZoneOf(at: Date, timeZone: string): string {
  const parts = format('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
  return name.replace(/^GMT/, 'UTC');
}

/** "Pakistan Standard Time", the zone's name at that moment. */
export function zoneOf(at: Date, language: string, timeZone: string): string {
  const parts = format(language, { timeZone, timeZoneName: 'long' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

/** "23 November 2021, 18:40 Pakistan Standard Time" */
export function momentOf(at: Date, language: string, timeZone: string): string {
  const comma = language.split('-')[0] === 'ur' ? '،' : ',';
  return `${dateOf(at, language, timeZone)}${comma} ${timeOf(at, language, timeZone)} ${zoneOf(at, language, timeZone)}`;
}

const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** "Tuesday, 23 November 2021" for a calendar day YYYY-MM-DD. */
export function dayName(day: string, language: string): string {
  return format(language, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    noon(day),
  );
}

/** "Tuesday 23 November" for a calendar day YYYY-MM-DD, where the year is plain from its place. */
export function dayWithoutYear(day: string, language: string): string {
  return format(language, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' }).format(noon(day));
}

/** "23 November" for a moment. */
export function dayAndMonthOf(at: Date, language: string, timeZone: string): string {
  return format(language, { timeZone, day: 'numeric', month: 'long' }).format(at);
}

/** "23 November" for a calendar day YYYY-MM-DD. */
export function dayAndMonth(day: string, language: string): string {
  return format(language, { timeZone: 'UTC', day: 'numeric', month: 'long' }).format(noon(day));
}

/** "23 Nov" for a moment. */
export function shortDayOf(at: Date, language: string, timeZone: string): string {
  return format(language, { timeZone, day: 'numeric', month: 'short' }).format(at);
}

/** "23 Nov 2021" for a moment. */
export function shortDateOf(at: Date, language: string, timeZone: string): string {
  return format(language, { timeZone, day: 'numeric', month: 'short', year: 'numeric' }).format(at);
}

/** "Nov 2021" for a month YYYY-MM. */
export function shortMonthName(month: string, language: string): string {
  return format(language, { timeZone: 'UTC', month: 'short', year: 'numeric' }).format(noon(`${month}-15`));
}

/** "November" for a month YYYY-MM. */
export function monthWithoutYear(month: string, language: string): string {
  return format(language, { timeZone: 'UTC', month: 'long' }).format(noon(`${month}-15`));
}

/** "November 2021" for a month YYYY-MM. */
export function monthName(month: string, language: string): string {
  return format(language, { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(noon(`${month}-15`));
}

/**
 * "November 2021" for 2021-11, and "2021-2022" unchanged. `never` is for a series that does not
 * restart.
 */
export function periodName(period: string, language: string, never: string): string {
  return /^\d{4}-\d{2}$/.test(period) ? monthName(period, language) : period || never;
}

/** "Nov 2021" for 2021-11, and "2021-2022" unchanged; '' for a series that does not restart. */
export function shortPeriodName(period: string, language: string): string {
  return /^\d{4}-\d{2}$/.test(period) ? shortMonthName(period, language) : period;
}

/** "Nov" for a month from 1 to 12; the full name in languages without short ones. */
export function shortMonth(month: number, language: string): string {
  return format(language, { timeZone: 'UTC', month: 'short' }).format(
    noon(`2021-${String(month).padStart(2, '0')}-15`),
  );
}

/** The weekdays from Monday: "Mon", or "Monday". */
export function weekdays(language: string, weekday: 'short' | 'long' = 'short'): string[] {
  // 1 November 2021 was a Monday.
  return [1, 2, 3, 4, 5, 6, 7].map((day) =>
    format(language, { timeZone: 'UTC', weekday }).format(noon(`2021-11-0${day}`)),
  );
}
