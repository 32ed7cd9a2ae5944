// The days of the calendar. Promises:
//   - weeks begin on Monday; a month is shown in whole weeks
//   - a day begins and ends as clocks in the house's zone count it, also where clocks change
//   - what is shown stands in the address, so that it can be kept and sent
import { Temporal } from 'temporal-polyfill';
import { isDay } from '#lib/core/time/calendar.ts';

export const calendarViews = ['month', 'week'] as const;
export type CalendarView = (typeof calendarViews)[number];

export const shownKinds = ['all', 'scheduled', 'embargoes', 'diary'] as const;
export type ShownKinds = (typeof shownKinds)[number];

/** What an address of the calendar asks for. `on` is a day, YYYY-MM-DD; `desk` is '' for all. */
export type CalendarQuestion = { view: CalendarView; on: string; desk: string; show: ShownKinds };

const oneOf = <T extends string>(list: readonly T[], value: unknown): T =>
  list.find((one) => one === value) ?? (list[0] as T);

const [firstDay, lastDay] = ['2000-01-01', '2199-12-31'];
const withinYears = (day: string) => day >= firstDay && day <= lastDay;

/** Reads the parameters of an address. What cannot be read counts as missing. */
export function calendarQuestionOf(
  parameters: Record<string, string | string[] | undefined>,
  today: string,
): CalendarQuestion {
  const { view, on, desk, show } = parameters;
  return {
    view: oneOf(calendarViews, view),
    on: typeof on === 'string' && isDay(on) && withinYears(on) ? on : today,
    desk: typeof desk === 'string' && /^[a-z0-9-]{1,40}$/.test(desk) ? desk : '',
    show: oneOf(shownKinds, show),
  };
}

/** The address of a calendar. What is as it begins is left out. */
export function calendarAddress(question: CalendarQuestion, changes: Partial<CalendarQuestion> = {}): string {
  const { view, on, desk, show } = { ...question, ...changes };
  const query = new URLSearchParams({ view, on });
  if (desk) query.set('desk', desk);
  if (show !== 'all') query.set('show', show);
  return `/desk/calendar?${query}`;
}

const dateOf = (day: string) => Temporal.PlainDate.from(day);

/** The day that is `days` later. */
export const dayAfter = (day: string, days: number): string => dateOf(day).add({ days }).toString();

const mondayOf = (date: Temporal.PlainDate) => date.subtract({ days: date.dayOfWeek - 1 });

/** The week of the year by ISO 8601, of its Monday. */
export const weekNumber = (monday: string): number => dateOf(monday).weekOfYear ?? 0;

/** Monday is 1. */
export const weekday = (day: string): number => dateOf(day).dayOfWeek;

export const monthOf = (day: string): string => day.slice(0, 7);

/** The days that a view shows, in weeks of seven. */
export function weeksShown({ view, on }: Pick<CalendarQuestion, 'view' | 'on'>): string[][] {
  const date = dateOf(on);
  const first = mondayOf(view === 'week' ? date : date.with({ day: 1 }));
  const last = view === 'week' ? date : date.with({ day: date.daysInMonth });
  const count = Math.floor(first.until(last, { largestUnit: 'day' }).days / 7) + 1;
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => first.add({ days: week * 7 + day }).toString()),
  );
}

/** The day to which “previous” and “next” lead; null beyond the calendar’s years. */
export function neighbour({ view, on }: Pick<CalendarQuestion, 'view' | 'on'>, step: -1 | 1): string | null {
  const date = dateOf(on);
  const to = (view === 'week' ? date.add({ weeks: step }) : date.add({ months: step })).toString();
  return withinYears(to) ? to : null;
}

const startOf = (day: string, timeZone: string) => new Date(dateOf(day).toZonedDateTime(timeZone).epochMilliseconds);

/** From the beginning of the first day to the end of the last, as clocks in the zone count them. */
export function spanOf(weeks: string[][], timeZone: string): { from: Date; to: Date } {
  const days = weeks.flat();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  return { from: startOf(first, timeZone), to: startOf(dayAfter(last, 1), timeZone) };
}
