import { createTranslator } from 'next-intl';
import { expect, test } from 'vitest';
import { catalogues } from '#components/words/catalogues.ts';
import { clock, clockWithSeconds, isSameDay, timesIn, zoneOf } from './times.ts';

const at = new Date('2026-11-23T23:42:03Z');
const karachi = 'Asia/Karachi';
const wordsIn = (locale: 'en' | 'ur') => createTranslator({ locale, messages: catalogues[locale], namespace: 'times' });
const english = timesIn('en', karachi, wordsIn('en'));
const urdu = timesIn('ur', karachi, wordsIn('ur'));

test('a time is written in the house’s zone, with that zone’s day', () => {
  expect(clock(at, karachi)).toBe('04:42');
  expect(clockWithSeconds(at, karachi)).toBe('04:42:03');
  expect(english.full(at)).toBe('24 Nov 2026, 04:42 Karachi time (UTC+5)');
  expect(english.exact(at)).toBe('04:42:03 Karachi time (UTC+5)');
  expect(english.utc(at)).toBe('23 Nov 2026, 23:42 UTC');
  expect(english.day(at)).toBe('Tuesday 24 November 2026');
  expect(isSameDay(at, new Date('2026-11-23T18:00:00Z'), karachi)).toBe(false);
});

test('a list says the day only when it is another, and the year only when it is another', () => {
  const [today, nextDay, nextYear] = ['2026-11-24T10:00', '2026-11-25T10:00', '2027-01-02T10:00'].map(
    (moment) => new Date(`${moment}:00Z`),
  ) as [Date, Date, Date];
  expect([today, nextDay, nextYear].map((now) => english.short(at, now))).toEqual([
    '04:42',
    '24 Nov, 04:42',
    '24 Nov 2026, 04:42',
  ]);
  expect([today, nextDay, nextYear].map((now) => english.row(at, now))).toEqual(['04:42', '24 Nov', '24 Nov 2026']);
});

test('a local time and a zone are written as people say them', () => {
  expect(english.local('2037-03-08T02:00')).toBe('8 Mar, 02:00');
  expect(zoneOf('America/New_York')).toBe('New York');
});

test('Urdu has its own months and the same figures', () => {
  expect(urdu.short(at, new Date('2027-01-02T10:00:00Z'))).toBe('24 نومبر 2026، 04:42');
  expect(urdu.full(at)).toBe('24 نومبر 2026، 04:42، Karachi کا وقت (UTC+5)');
  expect(urdu.day(at)).toContain('نومبر');
});
