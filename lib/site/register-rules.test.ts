import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newestFirst, proofOf, stateOf } from './register-rules.ts';
import type { RegisterKind } from './schema.ts';

const nothing = {
  lowest: null,
  highest: null,
  counted: 0,
  published: 0,
  withdrawn: 0,
  reserved: 0,
  corrected: 0,
  void: 0,
  absent: 0,
};
const count = (lowest: number, highest: number, counted: number) => ({
  ...nothing,
  lowest,
  highest,
  counted,
  published: counted,
});
const from = (number: number) => ({ number, at: new Date('2026-11-24T00:00:00Z'), note: null });

test('without a declaration a period begins at 1, and numbers before its first are missing', () => {
  expect(proofOf(count(195, 198, 4), null)).toMatchObject({
    first: 1,
    last: 198,
    expected: 198,
    counted: 4,
    isWhole: false,
  });
  expect(proofOf(count(1, 198, 198), null)).toMatchObject({ first: 1, last: 198, isWhole: true });
});

test('the count begins at a declared beginning; a number below moves it down', () => {
  expect(proofOf(count(195, 198, 4), from(195))).toMatchObject({ first: 195, last: 198, expected: 4, isWhole: true });
  expect(proofOf(count(100, 198, 5), from(195))).toMatchObject({ first: 100, expected: 99, isWhole: false });
  expect(proofOf(count(197, 198, 2), from(195))).toMatchObject({ first: 195, expected: 4, isWhole: false });
});

test('a period without numbers lacks none', () => {
  expect(proofOf(nothing, null)).toMatchObject({ expected: 0, isWhole: true });
  expect(proofOf(nothing, from(500))).toMatchObject({ first: 500, last: 499, expected: 0, isWhole: true });
});

test('it is whole exactly when no number is missing', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1 }),
      fc.option(fc.integer({ min: 1, max: 60 })),
      (numbers, begins) => {
        const [lowest, highest] = [Math.min(...numbers), Math.max(...numbers)];
        const declared = begins === null || begins > lowest ? null : from(begins);
        const proof = proofOf(count(lowest, highest, numbers.length), declared);
        const due = Array.from({ length: proof.last - proof.first + 1 }, (_, i) => proof.first + i);
        expect(proof.isWhole).toBe(due.every((number) => numbers.includes(number)));
      },
    ),
  );
});

test.each<[RegisterKind[], string]>([
  [['archived'], 'published'],
  [['published', 'corrected'], 'published'],
  [['published', 'withdrawn'], 'withdrawn'],
  [['published', 'withdrawn', 'reinstated'], 'published'],
  [['published', 'withdrawn', 'reinstated', 'withdrawn'], 'withdrawn'],
  [['published', 'published', 'withdrawn'], 'published'],
  [['published', 'published', 'withdrawn', 'withdrawn'], 'withdrawn'],
  [['reserved'], 'reserved'],
  [['reserved', 'published'], 'published'],
  [['reserved', 'void'], 'void'],
  [['void'], 'void'],
  [['absent'], 'absent'],
  [['absent', 'archived'], 'published'],
])('a number with the entries %j is %s', (kinds, state) => {
  expect(stateOf(kinds)).toBe(state);
});

test('periods run newest first, the tenth run by hand after the ninth', () => {
  expect(newestFirst(['2021-11', '2026-01', '2021-12'])).toEqual(['2026-01', '2021-12', '2021-11']);
  expect(newestFirst(['r1', 'r10', 'r2', 'r9'])).toEqual(['r10', 'r9', 'r2', 'r1']);
});
