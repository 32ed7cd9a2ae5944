import { expect, test } from 'vitest';
import { weeksShown } from './calendar-rules.ts';
import { calendarWeeks } from './day-rules.ts';
import type { CalendarEntry } from './schema.ts';

const zone = 'Asia/Karachi';
const event = (at: string, endsAt: string | null) =>
  ({ kind: 'event', id: at, at: new Date(at), endsAt: endsAt && new Date(endsAt) }) as CalendarEntry;

/** The days of the week of 23 November 2026 on which an entry stands. */
const daysOf = (entry: CalendarEntry) =>
  calendarWeeks(weeksShown({ view: 'week', on: '2026-11-23' }), { entries: [entry], issued: [] }, 'all', zone)
    .flatMap(({ days }) => days)
    .filter(({ entries }) => entries.length > 0)
    .map(({ day }) => day.slice(8));

test.each([
  ['without an end stands on its day', event('2026-11-25T05:00:00Z', null), ['25']],
  ['of three days stands on each', event('2026-11-24T05:00:00Z', '2026-11-26T05:00:00Z'), ['24', '25', '26']],
  [
    'that ends at midnight in the house’s zone does not stand on the next day',
    event('2026-11-24T05:00:00Z', '2026-11-24T19:00:00Z'),
    ['24'],
  ],
  ['that began in another week still goes on', event('2026-11-20T05:00:00Z', '2026-11-23T05:00:00Z'), ['23']],
])('an event %s', (_name, entry, days) => {
  expect(daysOf(entry)).toEqual(days);
});

test('a scheduled text stands on the day of its moment', () => {
  const text = { kind: 'release', id: 'one', at: new Date('2026-11-25T20:00:00Z') } as CalendarEntry;
  expect(daysOf(text)).toEqual(['26']);
});
