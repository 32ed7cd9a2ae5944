import { describe, expect, test } from 'vitest';
import { addressOf, numberAndTimeIn, numberIn, questionOf, wordsIn } from './finder-rules.ts';

describe('a number', () => {
  test.each([
    ['219', 219],
    [' 219 ', 219],
    ['PR 219', 219],
    ['PR No.219', 219],
    ['PR No. 219/2026', 219],
    ['pr no 0219', 219],
    ['پی آر ۲۱۹', 219],
    ['SPK/219', 219],
    ['٢١٩', 219],
    ['99999999999', null],
    ['9999999999', null],
    ['flood relief', null],
    ['219 ferries', null],
    ['', null],
  ])('of “%s” is %s', (typed, number) => {
    expect(numberIn(typed)).toBe(number);
  });
});

test('words are runs of letters and digits of any language', () => {
  expect(wordsIn('Nation’s “co-operation”, G-20 & نمونہ: کانفرنس')).toEqual([
    'nation',
    's',
    'co',
    'operation',
    'g',
    '20',
    'نمونہ',
    'کانفرنس',
  ]);
  expect(wordsIn("'; DROP TABLE --  :* | & ! <-> \\")).toEqual(['drop', 'table']);
  expect(wordsIn('a '.repeat(100))).toHaveLength(12);
});

test('unknown values of an address are ignored', () => {
  const nowhere = { before: null, after: null };
  const open = { person: '', desk: '', series: '', language: '', state: null, from: '', to: '' };
  const plain = { q: '', number: null, month: null, year: null, words: [], ...open, ...nowhere };
  expect(
    questionOf({ desk: "a' | b", series: ['pr', 'ip'], from: '2026-02-30', to: 'tomorrow', person: '\u200b' }),
  ).toEqual(plain);
  expect(questionOf({})).toEqual(plain);
  expect(questionOf({ q: '\u0000', state: 'burnt', before: 'x' })).toEqual(plain);
  expect(questionOf({ q: ['a', 'b'], state: ['draft'], before: '2026-99-99T00:00:00.000000Z_' })).toEqual(plain);
  expect(questionOf({ before: `2026-13-01T00:00:00.000000Z_${'0'.repeat(36)}` }).before).toBeNull();
  expect(questionOf({ q: 'x'.repeat(100_000) }).q).toHaveLength(600);
});

test('the address holds the search; another filter begins at the first page', () => {
  const before = { at: '2026-11-27T10:00:00.123456Z', id: '019e0000-0000-7000-8000-000000000000' };
  const question = questionOf({ q: 'PR 219', state: 'published', before: `${before.at}_${before.id}` });
  expect(question).toMatchObject({ number: 219, state: 'published', before });
  expect(addressOf(question)).toBe('/desk/releases?q=PR+219&state=published');
  expect(addressOf(question, { state: null })).toBe('/desk/releases?q=PR+219');
  const next = new URLSearchParams(addressOf(question, { before }).split('?')[1]);
  expect(questionOf(Object.fromEntries(next))).toEqual(question);
  expect(addressOf(questionOf({}))).toBe('/desk/releases');
});

test.each([
  ['PR 219 nov 2026', { number: 219, month: 11, year: 2026 }],
  ['219 November 2026', { number: 219, month: 11, year: 2026 }],
  ['219 nov', { number: 219, month: 11, year: null }],
  ['219 2026', { number: 219, month: null, year: 2026 }],
  ['PR No. 219/2026', { number: 219, month: null, year: 2026 }],
  ['219 ferries', { number: null, month: null, year: null }],
  ['219', { number: 219, month: null, year: null }],
])('“%s” is read as a number with its month and year', (text, expected) => {
  expect(numberAndTimeIn(text)).toEqual(expected);
});

test('the address has every filter, and each is read from it again', () => {
  const filters = { q: 'ferries', person: 'Officer One', desk: 'un', series: 'pr', language: 'ur', state: 'draft' };
  const dates = { from: '2026-11-01', to: '2026-11-30' };
  const question = questionOf({ ...filters, ...dates });
  expect(question).toMatchObject({ ...filters, ...dates });
  expect(questionOf(Object.fromEntries(new URLSearchParams(addressOf(question).split('?')[1])))).toEqual(question);
});
