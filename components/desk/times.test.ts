import { expect, test } from 'vitest';
import { clockWithSeconds, exactTime, fullTime, isSameDay, localWords, shortTime, utcTime, zoneOf } from './times.ts';

const at = new Date('2026-11-23T23:42:03Z');
const karachi = 'Asia/Karachi';

test('a time is written in the house’s zone, with that zone’s day', () => {
  expect(clockWithSeconds(at, karachi)).toBe('04:42:03');
  expect(fullTime(at, karachi)).toBe('24 Nov 2026, 04:42 Karachi time (UTC+5)');
  expect(exactTime(at, karachi)).toBe('04:42:03 Karachi time (UTC+5)');
  expect(utcTime(at)).toBe('23 Nov 2026, 23:42 UTC');
  expect(isSameDay(at, new Date('2026-11-23T18:00:00Z'), karachi)).toBe(false);
});

test('a list says the day only when it is another, and the year only when it is another', () => {
  expect(shortTime(at, new Date('2026-11-24T10:00:00Z'), karachi)).toBe('04:42');
  expect(shortTime(at, new Date('2026-11-25T10:00:00Z'), karachi)).toBe('24 Nov, 04:42');
  expect(shortTime(at, new Date('2027-01-02T10:00:00Z'), karachi)).toBe('24 Nov 2026, 04:42');
});

test('a local time and a zone are written as people say them', () => {
  expect(localWords('2037-03-08T02:00')).toBe('8 Mar, 02:00');
  expect(zoneOf('America/New_York')).toBe('New York');
});
