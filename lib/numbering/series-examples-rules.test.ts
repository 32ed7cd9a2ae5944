import { describe, expect, it } from 'vitest';
import { numbering as series } from './fixtures/numbering.ts';
import { examplesOf } from './series-examples-rules.ts';

const at = new Date('2026-11-24T10:00:00Z');

describe('whoever adds a series sees', () => {
  it('numbers 1 and 197 with their addresses, and when the series restarts', () => {
    expect(examplesOf(series(), at)).toEqual({
      kind: 'month',
      period: { key: '2026-11', start: '2026-11-01' },
      labels: [
        { label: 'PR No.1', path: '/releases/pr/2026/11/1' },
        { label: 'PR No.197', path: '/releases/pr/2026/11/197' },
      ],
      restartsOn: '2026-12-01',
    });
  });

  it.each([
    ['a year', { period: 'year', labelTemplate: '{prefix}/{yy}/{n}', prefix: 'IP' }, 'IP/26/197', '2027-01-01'],
    [
      'a fiscal year',
      { period: 'fiscal-year', firstMonth: 7, labelTemplate: '{fy}/{n}' },
      '2026-2027/197',
      '2027-07-01',
    ],
    ['a month at the year’s end', { timeZone: 'Etc/GMT-14' }, 'PR No.197', '2026-12-01'],
  ] as const)('the same of %s', (_what, changes, label, day) => {
    const view = examplesOf(series(changes), at);
    expect([view?.labels[1]?.label, view?.restartsOn]).toEqual([label, day]);
  });

  it('no day of restart for a series that never restarts, or by hand', () => {
    expect(examplesOf(series({ period: 'none' }), at)).toMatchObject({
      period: { key: '' },
      restartsOn: null,
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
