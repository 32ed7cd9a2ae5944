import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '#lib/core/time/calendar.ts';
import {
  calendarAddress,
  calendarQuestionOf,
  dayAfter,
  neighbour,
  spanOf,
  weekday,
  weekNumber,
  weeksShown,
} from './calendar-rules.ts';

const month = (on: string) => weeksShown({ view: 'month', on });
const hours = ({ from, to }: { from: Date; to: Date }) => (to.getTime() - from.getTime()) / 3_600_000;
const dayBetween = (from: string, to: string) =>
  fc.date({ min: new Date(from), max: new Date(to), noInvalidDate: true }).map((at) => at.toISOString().slice(0, 10));

describe('the weeks of a calendar', () => {
  it('begin on Monday and hold the whole month', () => {
    const november = month('2026-11-27');
    expect(november.map(([monday]) => monday)).toEqual([
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
      '2026-11-30',
    ]);
    expect(november.at(-1)?.at(-1)).toBe('2026-12-06');
    expect(november.map(([monday = '']) => weekNumber(monday))).toEqual([44, 45, 46, 47, 48, 49]);
    // A February of four whole weeks.
    expect(month('2027-02-14')).toHaveLength(4);
    expect(weeksShown({ view: 'week', on: '2026-11-29' })).toEqual([november[4]]);
  });

  it('hold each day of the month once, in order, whatever the month', () => {
    fc.assert(
      fc.property(dayBetween('2000-02-01', '2199-11-30'), (on) => {
        const days = month(on).flat();
        expect(days).toContain(on);
        expect(weekday(days[0] ?? '')).toBe(1);
        expect(days.slice(1)).toEqual(days.slice(0, -1).map((day) => dayAfter(day, 1)));
        expect(month(on).every((week) => week.some((day) => day.slice(0, 7) === on.slice(0, 7)))).toBe(true);
      }),
    );
  });

  it('begin and end with the house’s days, also where clocks change', () => {
    const week = weeksShown({ view: 'week', on: '2027-03-28' });
    expect(hours(spanOf(week, 'Europe/Berlin'))).toBe(7 * 24 - 1);
    expect(hours(spanOf(week, 'Asia/Karachi'))).toBe(7 * 24);
    expect(spanOf(week, 'Asia/Karachi').from.toISOString()).toBe('2027-03-21T19:00:00.000Z');
    // In Cairo clocks go forward at midnight, so this day begins at one.
    const friday = [['2026-04-24']];
    expect(spanOf(friday, 'Africa/Cairo').from.toISOString()).toBe('2026-04-23T22:00:00.000Z');
    expect(hours(spanOf(friday, 'Africa/Cairo'))).toBe(23);
  });

  it('hold every moment of their days, and no other, in any zone', () => {
    const zone = fc.constantFrom('Asia/Karachi', 'Europe/Berlin', 'Africa/Cairo', 'Pacific/Apia', 'America/New_York');
    fc.assert(
      fc.property(dayBetween('2010-01-01', '2040-12-31'), zone, (on, timeZone) => {
        const { from, to } = spanOf([[on]], timeZone);
        // Apia left out 2011-12-30.
        if (+from === +to) return;
        expect(dayOf(from, timeZone)).toBe(on);
        expect(dayOf(new Date(+to - 1), timeZone)).toBe(on);
        expect(dayOf(new Date(+from - 1), timeZone) < on).toBe(true);
        expect(dayOf(to, timeZone) > on).toBe(true);
      }),
    );
  });
});

describe('the address of a calendar', () => {
  it('keeps view, day, desk and kinds', () => {
    const question = { view: 'week', on: '2026-11-26', desk: 'un', show: 'diary' } as const;
    const address = calendarAddress(question);
    expect(address).toBe('/desk/calendar?view=week&on=2026-11-26&desk=un&show=diary');
    expect(calendarQuestionOf(Object.fromEntries(new URLSearchParams(address.split('?')[1])), '2020-01-01')).toEqual(
      question,
    );
  });

  it('that cannot be read shows this month', () => {
    const plain = { view: 'month', on: '2026-11-27', desk: '', show: 'all' };
    for (const on of ['2026-02-30', '1', '', '0001-01-01', '9999-01-01', ['2026-01-01']])
      expect(calendarQuestionOf({ view: 'year', on, desk: '../x', show: 'x' }, '2026-11-27')).toEqual(plain);
  });

  it('leads to the months and weeks beside it, to the end of the calendar’s years', () => {
    expect(neighbour({ view: 'month', on: '2027-01-31' }, 1)).toBe('2027-02-28');
    expect(neighbour({ view: 'week', on: '2027-01-01' }, -1)).toBe('2026-12-25');
    expect(neighbour({ view: 'month', on: '2199-12-01' }, 1)).toBeNull();
  });
});
