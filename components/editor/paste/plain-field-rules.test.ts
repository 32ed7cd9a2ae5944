import { expect, test } from 'vitest';
import type { Block, Run, Tag } from '#lib/text/blocks/blocks-rules.ts';
import { plainWithShifts } from './plain-field-rules.ts';

const run = (text: string, ...tags: Tag[]): Run => ({ text, tags, href: null });
const line = (...runs: Run[]): Block => ({
  kind: 'line',
  tag: 'p',
  quote: false,
  dir: null,
  item: null,
  runs,
});

test.each([
  ['10 with a raised 6', '106 people', [run('10'), run('6', 'sup'), run(' people')], '10⁶ people'],
  [
    'lowered letters',
    'CO2 and H2O',
    [run('CO'), run('2', 'sub'), run(' and H'), run('2', 'sub'), run('O')],
    'CO₂ and H₂O',
  ],
  ['letters that Unicode has not raised', 'xQ grows', [run('x'), run('Q', 'sup'), run(' grows')], 'x^Q grows'],
  ['an ordinal', 'the 21st day', [run('the 21'), run('st', 'sup'), run(' day')], 'the 21st day'],
  ['a raised letter alone', '6 of 66', [run('6 of 6'), run('6', 'sup')], '6 of 6⁶'],
])('%s is read as it is seen', (_name, plain, runs, expected) => {
  expect(plainWithShifts(plain, [line(...runs)])).toBe(expected);
});

test('line ends, and marks of a list that only the plain form has, stay', () => {
  const blocks = [line(run('An area of 5 km'), run('2', 'sup')), line(run('2 of 10'), run('3', 'sup'))];
  expect(plainWithShifts('1.\tAn area of 5 km2\r\n\r\n2.\t2 of 103\n', blocks)).toBe(
    '1.\tAn area of 5 km²\r\n\r\n2.\t2 of 10³\n',
  );
});

test('a plain form that says something else is left as it is', () => {
  expect(plainWithShifts('the plain form 6', [line(run('10'), run('6', 'sup'))])).toBe('the plain form 6');
});

test('a hundred times the paste takes no more than its share of work', () => {
  const many = (n: number) => Array.from({ length: n }, () => line(run('10'), run('6', 'sup'), run(' people')));
  expect(plainWithShifts('106 people\n'.repeat(20_000), many(20_000))).toBe('10⁶ people\n'.repeat(20_000));
  expect(plainWithShifts('else '.repeat(20_000), many(20_000))).toBe('else '.repeat(20_000));
});
