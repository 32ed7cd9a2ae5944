// Days as a time zone counts them. Pure: moment and zone are arguments.
import { Temporal } from 'temporal-polyfill';

/** A moment in a sentence: "2026-11-23 10:00 UTC". */
export const clock = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** Who changed something and when, as values of a reason; `who` says whether the record knows. */
export const changeParams = (change: { by: string; at: Date } | null): Record<string, string> =>
  change ? { who: 'known', by: change.by, at: clock(change.at) } : { who: 'unknown' };

/** The date on which a moment falls in a time zone. */
const dateAt = (at: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();

/** The date of a moment in a time zone, as YYYY-MM-DD. */
export const dayOf = (at: Date, timeZone: string): string => dateAt(at, timeZone).toString();

/** The next midnight after a moment in a time zone. A change of the clocks may have moved it. */
export function nextMidnight(at: Date, timeZone: string): Date {
  const tomorrow = dateAt(at, timeZone).add({ days: 1 }).toZonedDateTime({ timeZone });
  return new Date(tomorrow.epochMilliseconds);
}

/** The date of a moment in a time zone, in parts; months count from 1. */
export function localDate(at: Date, timeZone: string): { year: number; month: number; day: number } {
  const { year, month, day } = dateAt(at, timeZone);
  return { year, month, day };
}

/** Is this a day of the calendar, YYYY-MM-DD? */
export function isDay(day: string): boolean {
  try {
    return Temporal.PlainDate.from(day).toString() === day;
  } catch {
    return false;
  }
}

/** Is this a time zone that this machine knows, "Asia/Karachi" say? */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The time zones to choose from. `isTimeZone` accepts other names for them too. */
export function timeZones(): string[] {
  return Intl.supportedValuesOf('timeZone');
}

/** Noon of a day (YYYY-MM-DD) in a time zone. It stands for a day without a time. */
export function noonOf(day: string, timeZone: string): Date {
  const noon = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: '12:00' });
  return new Date(noon.epochMilliseconds);
}
