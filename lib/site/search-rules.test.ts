// What is read from a search, and what is marked in what it found.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressOfSearch, marked, readSearch, searchOf, snippetOf } from './search-rules.ts';

const none = { number: null, month: null, year: null, phrases: [], words: '' };

describe('a search is read as number, phrases and words', () => {
  test.each([
    ['197', { number: 197, words: '197' }],
    ['PR No.197', { number: 197, words: '197' }],
    ['pr 197', { number: 197, words: '197' }],
    ['No. 197', { number: 197, words: '197' }],
    ['#197', { number: 197, words: '197' }],
    ['197.', { number: 197, words: '197' }],
    ['0197', { number: 197, words: '197' }],
    ['PR 197 November 2021', { number: 197, month: 11, year: 2021 }],
    ['197 nov', { number: 197, month: 11 }],
    ['197/2021', { number: 197, year: 2021 }],
    ['197/21', { number: 197, year: 21 }],
    ['197 trafficking', { number: 197, words: 'trafficking' }],
    ['trafficking PR No.197', { number: 197, words: 'trafficking' }],
    ['trafficking 197', { number: 197, words: 'trafficking' }],
    ['پی آر نمبر ۱۹۷', { number: 197, words: '197' }],
    ['۱۹۷ نومبر ۲۰۲۱', { number: 197, month: 11, year: 2021 }],
    ['budget 2025', { words: 'budget 2025' }],
    ['2025 budget', { words: '2025 budget' }],
    ['2025', { number: 2025, words: '2025' }],
    ['covid19', { words: 'covid19' }],
    ['“work plan” persons', { phrases: ['work plan'], words: 'persons work plan' }],
    ['"plan"', { words: 'plan' }],
    ['12345678', { words: '12345678' }],
    ['', {}],
  ])('“%s”', (typed, expected) => {
    expect(readSearch(typed)).toEqual({ ...none, ...expected });
  });

  test('nothing that is typed makes it fail, and its address brings the same search again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const search = searchOf(new URLSearchParams({ q: typed }));
        const again = searchOf(new URL(addressOfSearch('https://demo.example/search', search)).searchParams);
        expect(again).toEqual(search);
      }),
    );
  });
});

describe('the words that were looked for are marked', () => {
  const wanted = { words: ['quay', 'بندرگاہ'], stems: ['open'] };
  const said = (parts: { text: string; isAsked: boolean }[]) =>
    parts.map(({ text, isAsked }) => (isAsked ? `[${text}]` : text)).join('');

  test('as they stand, by their stem, and in any form of their letters', () => {
    expect(said(marked('The QUAY is opened; openness is not.', wanted))).toBe(
      'The [QUAY] is [opened]; [openness] is not.',
    );
    expect(said(marked('نئی بندرگاه کھل گئی', wanted))).toBe('نئی [بندرگاه] کھل گئی');
  });

  test('a line with its marks says what it said before', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (line) => {
        expect(
          marked(line, wanted)
            .map(({ text }) => text)
            .join(''),
        ).toBe(line);
      }),
    );
  });

  test('a snippet stands around the first of them', () => {
    const text = `${'word '.repeat(100)}the quay ${'more '.repeat(100)}`;
    const snippet = said(snippetOf(text, wanted) ?? []);
    expect(snippet).toMatch(/^… word .* the \[quay\] more .* …$/);
    expect(snippet.length).toBeLessThan(250);
    expect(said(snippetOf('Nothing of it.', wanted) ?? [])).toBe('Nothing of it.');
    expect(snippetOf(' \n', wanted)).toBeNull();
  });
});
