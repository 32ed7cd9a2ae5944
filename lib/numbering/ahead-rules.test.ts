import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '#lib/core/calendar.ts';
import { digitsOf, spanAhead, standIns } from './ahead-rules.ts';
import { formatLabel, type PeriodKind, periodAt } from './rules.ts';
import { numbering as series } from './fixtures/numbering.ts';

const zones = fc.constantFrom('Asia/Karachi', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', '+05:07', 'UTC');

describe('a period told ahead', () => {
  it('is that of every moment of its span, in which no day turns, and the span is longer than any transaction', () => {
    const kinds = fc.constantFrom<PeriodKind>('none', 'year', 'fiscal-year', 'month');
    const months = fc.tuple(fc.integer({ min: 2000, max: 2060 }), fc.integer({ min: 0, max: 11 }), fc.integer());
    const turns = months.map(([year, month, ms]) => new Date(Date.UTC(year, month, 1) + (ms % 50_400_000)));
    const numbering = fc.record({ timeZone: zones, period: kinds, firstMonth: fc.constant(7) });
    fc.assert(
      fc.property(numbering, zones, turns, fc.double({ min: 0, max: 1, noNaN: true }), (of, alsoIn, now, share) => {
        const span = spanAhead(series(of), now, alsoIn);
        if (!span) return;
        const { since, before, period } = span;
        const at = new Date(since.getTime() + share * (before.getTime() - since.getTime() - 1));
        expect(periodAt(series(of), at)).toEqual(period);
        expect(dayOf(at, alsoIn)).toBe(dayOf(now, alsoIn));
        expect(since <= now).toBe(true);
        expect(before.getTime() - now.getTime()).toBeGreaterThan(59_999);
      }),
      { numRuns: 1000 },
    );
  });

  it('is not told in the last minute of a day, of the series or of the house, nor where a period begins by hand', () => {
    const lastMinute = new Date('2026-11-30T18:59:00Z');
    expect(spanAhead(series(), lastMinute, 'UTC')).toBeNull();
    expect(spanAhead(series({ timeZone: 'UTC' }), lastMinute, 'Asia/Karachi')).toBeNull();
    expect(spanAhead(series({ timeZone: 'UTC' }), lastMinute, 'UTC')?.period.key).toBe('2026-11');
    expect(spanAhead(series(), new Date('2026-11-30T18:58:59.999Z'), 'UTC')?.period.key).toBe('2026-11');
    expect(spanAhead(series(), new Date('2026-11-30T19:00:00Z'), 'UTC')?.period.key).toBe('2026-12');
    expect(spanAhead(series({ period: 'manual' }), new Date('2026-11-15T12:00:00Z'), 'UTC')).toBeNull();
  });
});

describe('stand-ins', () => {
  it('fit no column, differ from each other, and are said by JSON as they are by themselves', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })), (shares) => {
        const { number, inLabel, at, hash } = standIns((below) => Math.floor((shares.next().value ?? 0) * below));
        expect(number).not.toBe(inLabel);
        for (const one of [number, inLabel]) {
          expect(one).toBeGreaterThan(2 ** 31);
          expect(JSON.stringify(one)).toMatch(/^\d{16}$/);
        }
        expect(at.toISOString()).toMatch(/^\+27\d{4}-/);
        expect(hash).toMatch(/^[0-9a-f]{64}$/);
        expect(formatLabel(series({ labelTemplate: '{n:00000000}' }), { key: '', start: '' }, inLabel)).toBe(
          `${inLabel}`,
        );
      }),
    );
  });
});

it('a template says to how many digits its number is padded', () => {
  expect(['PR No.{n}', '{n:0}', '{yy}-{n:000}MR', '{n:00000000}'].map(digitsOf)).toEqual([1, 1, 3, 8]);
});
