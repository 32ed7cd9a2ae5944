import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '#lib/core/time/calendar.ts';
import { formatLabel, type PeriodKind, pathOf, periodAt, type SeriesNumbering, templateProblems } from './rules.ts';
import { numbering as series } from './fixtures/numbering.ts';

describe('a period', () => {
  it('follows the series’ time zone: half past midnight in Karachi on 1 December is in December', () => {
    const at = new Date('2026-11-30T19:30:00Z');
    expect(periodAt(series({}), at)).toEqual({ key: '2026-12', start: '2026-12-01' });
    expect(periodAt(series({ timeZone: 'UTC' }), at)).toEqual({ key: '2026-11', start: '2026-11-01' });
  });

  it('of a fiscal year begins with its first month', () => {
    const fiscal = series({ period: 'fiscal-year', firstMonth: 7 });
    expect(periodAt(fiscal, new Date('2021-06-30T18:59:59Z'))).toEqual({ key: '2020-2021', start: '2020-07-01' });
    expect(periodAt(fiscal, new Date('2021-06-30T19:00:00Z'))).toEqual({ key: '2021-2022', start: '2021-07-01' });
  });

  it('never ends where a series never restarts', () => {
    expect(periodAt(series({ period: 'none' }), new Date())).toEqual({ key: '', start: '0001-01-01' });
  });

  it('is ordered like time for any two moments', () => {
    const kinds = fc.constantFrom<PeriodKind>('none', 'year', 'fiscal-year', 'month');
    const moments = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(kinds, fc.integer({ min: 1, max: 12 }), moments, moments, (period, firstMonth, a, b) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        expect(
          periodAt(series({ period, firstMonth }), early).start <= periodAt(series({ period, firstMonth }), late).start,
        ).toBe(true);
      }),
    );
  });
});

describe('labels', () => {
  const cases: [string, Partial<SeriesNumbering>, number, string][] = [
    ['2021-11-23', { labelTemplate: 'PR No.{n}' }, 197, 'PR No.197'],
    ['2021-11-23', { labelTemplate: '{prefix}/{yy}/{n}', prefix: 'IP', period: 'year' }, 1234, 'IP/21/1234'],
    ['2021-11-23', { labelTemplate: '{fy}/{n}', period: 'fiscal-year', firstMonth: 7 }, 1234, '2021-2022/1234'],
    ['2021-11-23', { labelTemplate: 'No. {yy}/{n}', period: 'year' }, 152, 'No. 21/152'],
    ['2024-11-23', { labelTemplate: '{yyyy}-{n}', period: 'year' }, 6, '2024-6'],
    ['2026-11-23', { labelTemplate: '{yy}-{n:000}MR', period: 'year' }, 10, '26-010MR'],
    ['2021-11-23', { labelTemplate: 'GA/{n}', period: 'none' }, 12779, 'GA/12779'],
    ['2021-11-23', { labelTemplate: 'jy{n:0000}', period: 'manual' }, 322, 'jy0322'],
  ];
  it.each(cases)('of real offices: %s %o %i → %s', (day, changes, number, label) => {
    const numbering = series(changes);
    expect(formatLabel(numbering, periodAt(numbering, new Date(`${day}T09:00:00Z`)), number)).toBe(label);
    expect(templateProblems(numbering.labelTemplate)).toEqual([]);
  });

  it('need the number once and known tokens only', () => {
    expect(templateProblems('PR No.').map((p) => p.code)).toEqual(['template-number']);
    expect(templateProblems('{n}{n:00}').map((p) => p.code)).toEqual(['template-number']);
    expect(templateProblems('{n} {desk}').map((p) => p.code)).toEqual(['template-token']);
    expect(templateProblems('').map((p) => p.code)).toEqual(['template-number', 'template-length']);
  });

  it('differ for different numbers of a period', () => {
    const numbers = fc.integer({ min: 1, max: 999_999 });
    fc.assert(
      fc.property(
        numbers,
        numbers,
        fc.constantFrom('PR No.{n}', '{yy}-{n:000}MR', 'jy{n:0000}'),
        (a, b, labelTemplate) => {
          fc.pre(a !== b);
          const numbering = series({ labelTemplate });
          const period = { key: '2021-11', start: '2021-11-01' };
          expect(formatLabel(numbering, period, a)).not.toBe(formatLabel(numbering, period, b));
        },
      ),
    );
  });
});

describe('addresses', () => {
  it('have the documented form', () => {
    expect(pathOf('pr', 'month', { key: '2021-11', start: '2021-11-01' }, 197, null)).toBe('/releases/pr/2021/11/197');
    expect(pathOf('ip', 'year', { key: '2021', start: '2021-01-01' }, 1234, null)).toBe('/releases/ip/2021/1234');
    expect(pathOf('ga', 'none', { key: '', start: '0001-01-01' }, 12779, null)).toBe('/releases/ga/12779');
    expect(pathOf('fy', 'fiscal-year', { key: '2021-2022', start: '2021-07-01' }, 5, null)).toBe(
      '/releases/fy/2021-2022/5',
    );
    expect(pathOf('pr', 'month', { key: '2021-11', start: '2021-11-01' }, 197, 'ur')).toBe(
      '/ur/releases/pr/2021/11/197',
    );
  });
});

describe('local dates', () => {
  it('follow the zone, not the machine', () => {
    expect(localDate(new Date('2026-01-01T02:00:00Z'), 'America/New_York')).toEqual({ year: 2025, month: 12, day: 31 });
  });
});
