import { expect, test } from 'vitest';
import { keyProblems, suggestedKey } from './rules.ts';

test.each([
  ['United Nations desk', 'united-nations'],
  ['Bureau de la santé', 'bureau-de-la-sante'],
  ['Desk', ''],
  ['پریس ڈیسک', ''],
  ['  — Trade & Industry — ', 'trade-industry'],
  [`${'n'.repeat(39)} next`, 'n'.repeat(39)],
])('a desk called “%s” gets the key “%s”', (name, key) => {
  expect(suggestedKey(name)).toBe(key);
  expect(keyProblems(suggestedKey(name))).toHaveLength(key === '' ? 1 : 0);
});
