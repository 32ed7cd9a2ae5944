import { expect, test } from 'vitest';
import { documentOf } from './document/document-text-rules.ts';
import { readingMinutes, wordCount } from './word-count-rules.ts';

test('words of every script are counted, and signs alone are none', () => {
  expect(wordCount(documentOf(['The quay – it is open.', 'گھاٹ کھل گیا ہے۔', '* * *', '1,500 boats']))).toBe(11);
  expect(wordCount(documentOf([]))).toBe(0);
});

test('a text of some words takes a minute at least', () => {
  expect([0, 100, 460, 5000].map(readingMinutes)).toEqual([1, 1, 2, 22]);
});
