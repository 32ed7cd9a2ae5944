// What each day of the calendar shows.
import { dayOf } from '#lib/core/calendar.ts';
import { type ShownKinds, weekNumber } from './calendar-rules.ts';
import type { Calendar, CalendarEntry, Issued } from './schema.ts';

export type DayShown = { day: string; entries: CalendarEntry[]; issued: Issued[] };
/** `number` of the year, by ISO 8601. */
export type WeekShown = { number: number; days: DayShown[] };

const isShown = (entry: CalendarEntry, show: ShownKinds) =>
  show === 'all' || (entry.kind === 'event') === (show === 'diary');

/** The weeks with what stands on each of their days, in order. */
export function calendarWeeks(
  weeks: string[][],
  { entries, issued }: Pick<Calendar, 'entries' | 'issued'>,
  show: ShownKinds,
  timeZone: string,
): WeekShown[] {
  const byDay = Map.groupBy(
    entries.filter((entry) => isShown(entry, show)),
    ({ at }) => dayOf(at, timeZone),
  );
  const issuedOn = Map.groupBy(show === 'diary' ? [] : issued, ({ day }) => day);
  return weeks.map((days) => ({
    number: weekNumber(days[0] ?? ''),
    days: days.map((day) => ({ day, entries: byDay.get(day) ?? [], issued: issuedOn.get(day) ?? [] })),
  }));
}
