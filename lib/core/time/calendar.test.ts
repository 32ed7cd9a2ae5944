import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayOf, nextMidnight, noonOf } from './calendar.ts';

it('noon is 12:00 on the zone’s clock, in summer and in winter', () => {
  expect(noonOf('2021-11-23', 'Asia/Karachi')).toEqual(new Date('2021-11-23T12:00:00+05:00'));
  expect(noonOf('2021-03-28', 'Europe/Berlin')).toEqual(new Date('2021-03-28T12:00:00+02:00'));
  expect(noonOf('2021-11-07', 'America/New_York')).toEqual(new Date('2021-11-07T12:00:00-05:00'));
  expect(noonOf('2021-11-07', 'Pacific/Kiritimati')).toEqual(new Date('2021-11-07T12:00:00+14:00'));
});

it('noon of a day falls on that day', () => {
  const zones = fc.constantFrom('Asia/Karachi', 'Pacific/Auckland', 'America/St_Johns', 'Africa/Casablanca', 'UTC');
  const moments = fc.date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(zones, moments, (zone, at) => {
      expect(dayOf(noonOf(dayOf(at, zone), zone), zone)).toBe(dayOf(at, zone));
    }),
  );
});

it('a day that a time zone skipped has no noon', () => {
  expect(dayOf(noonOf('2011-12-30', 'Pacific/Apia'), 'Pacific/Apia')).not.toBe('2011-12-30');
});

it('the next midnight is the house’s own, also on days of 23 and 25 hours', () => {
  const after = (at: string, zone: string) => nextMidnight(new Date(at), zone).toISOString();
  expect(after('2026-11-28T18:59:59Z', 'Asia/Karachi')).toBe('2026-11-28T19:00:00.000Z');
  expect(after('2026-11-28T19:00:00Z', 'Asia/Karachi')).toBe('2026-11-29T19:00:00.000Z');
  expect(after('2026-03-29T12:00:00Z', 'Europe/London')).toBe('2026-03-29T23:00:00.000Z');
  expect(after('2026-10-25T12:00:00Z', 'Europe/London')).toBe('2026-10-26T00:00:00.000Z');
});
