import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLabel, type PeriodKind, periodAt, type SeriesNumbering } from './rules.ts';
import { numbering as series } from './fixtures/numbering.ts';
import { parseLabel } from './label-rules.ts';
import { exampleLabel, nextManualKey, periodOfKey, seriesProblems } from './series-rules.ts';

const offices: SeriesNumbering[] = [
  series({}),
  series({ labelTemplate: '{prefix}/{yy}/{n}', prefix: 'IP', period: 'year' }),
  series({ labelTemplate: '{fy}/{n}', period: 'fiscal-year', firstMonth: 7 }),
  series({ labelTemplate: 'No. {yy}/{n}', period: 'year' }),
  series({ labelTemplate: '{yyyy}-{n}', period: 'year' }),
  series({ labelTemplate: '{yy}-{n:000}MR', period: 'year' }),
  series({ labelTemplate: 'GA/{n}', period: 'none' }),
  series({ labelTemplate: 'jy{n:0000}', period: 'manual' }),
  // Nothing stands between the parts of these.
  series({ labelTemplate: '{yyyy}{mm}{n}', period: 'month' }),
  series({ labelTemplate: '{n:00}{yy}5', period: 'year' }),
  series({ labelTemplate: '{prefix}{n}', prefix: '1(a.*', period: 'none' }),
];
const moments = fc.date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true });
const numbers = fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 999_999_999 }));

describe('a label', () => {
  it('is parsed back, for each scheme of real offices', () => {
    fc.assert(
      fc.property(fc.constantFrom(...offices), moments, numbers, (numbering, at, number) => {
        const period = periodAt(numbering, at);
        const read = parseLabel(numbering, formatLabel(numbering, period, number));
        expect(read?.number).toBe(number);
        for (const [name, value] of Object.entries(read?.dates ?? {})) {
          if (name === 'yyyy' || name === 'yy') expect(period.start.slice(0, 4).endsWith(value)).toBe(true);
          if (name === 'mm') expect(period.start.slice(5, 7)).toBe(value);
          if (name === 'fy') expect(value).toBe(period.key);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is parsed back for any valid template', () => {
    const texts = fc.string({
      unit: fc.constantFrom('P', ' ', '.', '/', '7', '(', '{prefix}', '{yy}', '{fy}'),
      maxLength: 5,
    });
    const padded = fc.constantFrom('{n}', '{n:00}', '{n:00000}');
    fc.assert(
      fc.property(texts, padded, texts, moments, numbers, (before, n, after, at, number) => {
        const labelTemplate = (before + n + after).trim();
        const prefix = labelTemplate.includes('{prefix}') ? 'X3' : '';
        const numbering = series({ labelTemplate, prefix, period: 'fiscal-year', firstMonth: 7 });
        expect(seriesProblems(numbering)).toEqual([]);
        expect(parseLabel(numbering, formatLabel(numbering, periodAt(numbering, at), number))?.number).toBe(number);
      }),
      { numRuns: 500 },
    );
  });

  it('of another series, or with other padding, is not parsed', () => {
    expect(parseLabel(series({}), 'PR No.0197')).toBeNull();
    expect(parseLabel(series({}), 'PR No.197a')).toBeNull();
    expect(parseLabel(series({}), 'PRxNo.197')).toBeNull();
    expect(parseLabel(series({ labelTemplate: 'jy{n:0000}' }), 'jy322')).toBeNull();
    expect(parseLabel(series({ labelTemplate: '{yy}-{n}/{yy}' }), '21-3/22')).toBeNull();
  });
});

describe('a series', () => {
  it('of each real office is allowed, and shows an example', () => {
    for (const numbering of offices)
      expect([numbering.labelTemplate, seriesProblems(numbering)]).toEqual([numbering.labelTemplate, []]);
    expect(exampleLabel(series({ labelTemplate: '{yy}-{n:0000}MR', period: 'year' }), new Date('2026-05-01'))).toBe(
      '26-0197MR',
    );
  });

  const refused: [string, Partial<SeriesNumbering>][] = [
    ['template-date', { labelTemplate: '{yy}/{n}', period: 'none' }],
    ['template-date', { labelTemplate: '{yyyy}/{n}', period: 'manual' }],
    ['template-date', { labelTemplate: '{mm}/{n}', period: 'year' }],
    ['template-date', { labelTemplate: '{fy}/{n}', period: 'month' }],
    ['prefix-missing', { labelTemplate: '{prefix}{n}' }],
    ['prefix-unused', { prefix: 'IP' }],
    ['key', { key: 'PR 1' }],
    ['prefix', { labelTemplate: '{prefix}{n}', prefix: '{n}' }],
    ['first-month', { period: 'fiscal-year', firstMonth: 13 }],
    ['first-month-unused', { firstMonth: 7 }],
    ['time-zone', { timeZone: 'Asia/Nowhere' }],
    ['template-number', { labelTemplate: 'PR' }],
    ['template-unseen', { labelTemplate: 'PR No.{n}\u200B' }],
    ['template-unseen', { labelTemplate: 'PR \u202ENo.{n}' }],
  ];
  it.each(refused)('is refused with %s for %o', (code, changes) => {
    expect(seriesProblems(series(changes)).map((problem) => problem.code)).toContain(code);
  });
});

describe('a period', () => {
  it('of a key is the period of its moments', () => {
    const kinds = fc.constantFrom<PeriodKind>('none', 'year', 'fiscal-year', 'month');
    fc.assert(
      fc.property(kinds, fc.integer({ min: 1, max: 12 }), moments, (period, firstMonth, at) => {
        const numbering = series({ period, firstMonth });
        const result = periodAt(numbering, at);
        expect(periodOfKey(numbering, result.key)).toEqual(result);
      }),
    );
  });

  it('that the series cannot have is null', () => {
    expect(periodOfKey(series({}), '2021-13')).toBeNull();
    expect(periodOfKey(series({ period: 'year' }), '2021-2022')).toBeNull();
    expect(periodOfKey(series({ period: 'fiscal-year', firstMonth: 7 }), '2021-2023')).toBeNull();
    expect(periodOfKey(series({ period: 'none' }), '2021')).toBeNull();
  });

  it('by hand follows by count, not by spelling', () => {
    expect(nextManualKey('r9')).toBe('r10');
  });
});
