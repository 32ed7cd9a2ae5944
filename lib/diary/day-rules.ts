// What each day of the calendar shows.
import { dayOf } from '#lib/core/time/calendar.ts';
import { type ShownKinds, weekNumber } from './calendar-rules.ts';
import type { Calendar, CalendarEntry, Issued } from './schema.ts';

export type DayShown = { day: string; entries: CalendarEntry[]; issued: Issued[] };
/** `number` of the year, by ISO 8601. */
export type WeekShown = { number: number; days: DayShown[] };

const shownAs = ({ kind }: CalendarEntry): ShownKinds =>
  kind === 'event' ? 'diary' : kind === 'embargo' ? 'embargoes' : 'scheduled';
const isShown = (entry: CalendarEntry, show: ShownKinds) => show === 'all' || show === shownAs(entry);

/** An event stands on each of its days; anything else on one. */
function standsOn(day: string, entry: CalendarEntry, timeZone: string): boolean {
  const first = dayOf(entry.at, timeZone);
  if (entry.kind !== 'event' || !entry.endsAt) return day === first;
  // The end is no part of an event: one until midnight ends on the day before.
  return first <= day && day <= dayOf(new Date(entry.endsAt.getTime() - 1), timeZone);
}

/** The weeks with what stands on each of their days, in order. */
export function calendarWeeks(
  weeks: string[][],
  { entries, issued }: Pick<Calendar, 'entries' | 'issued'>,
  show: ShownKinds,
  timeZone: string,
): WeekShown[] {
  const visible = entries.filter((entry) => isShown(entry, show));
  const issuedOn = Map.groupBy(show === 'all' || show === 'scheduled' ? issued : [], ({ day }) => day);
  return weeks.map((days) => ({
    number: weekNumber(days[0] ?? ''),
    days: days.map((day) => ({
      day,
      entries: visible.filter((entry) => standsOn(day, entry, timeZone)),
      issued: issuedOn.get(day) ?? [],
    })),
  }));
}
