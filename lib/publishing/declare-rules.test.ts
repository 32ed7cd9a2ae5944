import { expect, test } from 'vitest';
import { absentLimit, problemOfAbsence, problemToBegin } from './declare-rules.ts';

const nothing = { declared: null, lowest: null, highest: null };

test.each([
  [195, nothing, undefined],
  [195, { declared: null, lowest: 195, highest: 198 }, undefined],
  [100, { declared: 195, lowest: 195, highest: 198 }, undefined],
  [196, { declared: null, lowest: 195, highest: 198 }, 'number-before'],
  [196, { declared: 195, lowest: null, highest: null }, 'begins-earlier'],
])('a period may begin at %i with %j: %s', (number, bounds, code) => {
  expect(problemToBegin(number, bounds)?.code).toBe(code);
});

const bounds = { declared: 10, lowest: 10, highest: 1000 };
test.each([
  [{ from: 12, to: 15 }, [], undefined],
  [{ from: 12, to: 12 }, [], undefined],
  [{ from: 15, to: 12 }, [], 'range'],
  [{ from: 12, to: 12 + absentLimit }, [], 'too-many'],
  [{ from: 999, to: 1001 }, [], 'number-ahead'],
  [{ from: 9, to: 12 }, [], 'before-beginning'],
  [{ from: 12, to: 15 }, [13], 'number-taken'],
])('the numbers %j, of which %j are known, may be declared absent: %s', (range, taken, code) => {
  expect(problemOfAbsence(range, taken, bounds)?.code).toBe(code);
});

test('in an empty period nothing is absent', () => {
  expect(problemOfAbsence({ from: 1, to: 1 }, [], nothing)?.code).toBe('number-ahead');
});
