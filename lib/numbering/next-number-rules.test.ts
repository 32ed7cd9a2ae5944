import { expect, it } from 'vitest';
import { numbering } from './fixtures/numbering.ts';
import { countOfVoids, refusalToSetNext } from './next-number-rules.ts';
import { jumpLimit } from './reservation-rules.ts';

const series = numbering();
const period = { key: '2026-11', start: '2026-11-01' };
const refused = (from: number, next: number) => refusalToSetNext(series, { period, from, next })?.reasons[0];

it('the next number only rises, and the refusal names the current one', () => {
  expect(refused(5, 4)).toMatchObject({ code: 'backwards', field: 'next' });
  expect(refused(5, 4)?.message).toContain('The next number is 5 (PR No.5).');
  expect([refused(5, 5), refused(5, 6)]).toEqual([undefined, undefined]);
});

it('skipped numbers become void, within the limit of a step', () => {
  expect(countOfVoids({ from: 5, next: 9 })).toBe(4);
  expect(refused(5, 5 + jumpLimit)).toBeUndefined();
  expect(refused(5, 6 + jumpLimit)?.code).toBe('too-far');
});

it('an empty period may begin anywhere, and nothing becomes void', () => {
  expect([countOfVoids({ from: 1, next: 40_000 }), refused(1, 40_000)]).toEqual([0, undefined]);
});
