import { describe, expect, it } from 'vitest';
import { numbering as series } from './fixtures/numbering.ts';
import { examplesOf, periodWords, restartWords } from './series-words-rules.ts';

const at = new Date('2026-11-24T10:00:00Z');

describe('whoever adds a series sees', () => {
  it('numbers 1 and 197 with their addresses, and when the series restarts', () => {
    expect(examplesOf(series(), at)).toEqual({
      period: 'November 2026',
      labels: [
        { label: 'PR No.1', path: '/releases/pr/2026/11/1' },
        { label: 'PR No.197', path: '/releases/pr/2026/11/197' },
      ],
      restart: 'From 1 again on 1 December 2026.',
    });
  });

  it.each([
    ['a year', { period: 'year', labelTemplate: '{prefix}/{yy}/{n}', prefix: 'IP' }, 'IP/26/197', '1 January 2027'],
    [
      'a fiscal year',
      { period: 'fiscal-year', firstMonth: 7, labelTemplate: '{fy}/{n}' },
      '2026-2027/197',
      '1 July 2027',
    ],
    ['a month at the year’s end', { timeZone: 'Etc/GMT-14' }, 'PR No.197', '1 December 2026'],
  ] as const)('the same of %s', (_what, changes, label, day) => {
    const view = examplesOf(series(changes), at);
    expect([view?.labels[1]?.label, view?.restart]).toEqual([label, `From 1 again on ${day}.`]);
  });

  it('no day of restart for a series that never restarts, or by hand', () => {
    expect(examplesOf(series({ period: 'none' }), at)).toMatchObject({
      period: '',
      restart: 'The numbers never begin at 1 again.',
    });
    expect(examplesOf(series({ period: 'manual' }), at)?.labels[1]?.path).toBe('/releases/pr/r1/197');
  });

  it('the labels before there is a key, with a gap in the address', () => {
    expect(examplesOf(series({ key: '' }), at)?.labels[0]).toEqual({ label: 'PR No.1', path: '/releases/…/2026/11/1' });
  });

  it('no example of a series that cannot be added', () => {
    expect(examplesOf(series({ period: 'none', labelTemplate: '{yy}/{n}' }), at)).toBeNull();
    expect(examplesOf(series({ timeZone: 'Mars/Base' }), at)).toBeNull();
  });
});

it('a period and its restart in words', () => {
  expect(restartWords(series())).toBe('each month');
  expect(restartWords(series({ period: 'fiscal-year', firstMonth: 7 }))).toBe('each fiscal year, from July');
  expect(periodWords('month', { key: '2026-11', start: '2026-11-01' })).toBe('November 2026');
  expect(periodWords('fiscal-year', { key: '2026-2027', start: '2026-07-01' })).toBe('the fiscal year 2026-2027');
  expect(periodWords('manual', { key: 'r2', start: '2026-11-24' })).toBe('the run r2');
});
