import { describe, expect, test } from 'vitest';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import type { Content } from '#lib/text/schema.ts';
import { blankText } from '#lib/text/parts-rules.ts';
import { countWords, losesMuch, type Standing, whyKept } from './rules.ts';

const text = (headline: string, body: string[] = [], more: Partial<Content> = {}): Content => ({
  ...blankText,
  headline,
  body: documentOf(body),
  endMark: '*-*-*-*-*',
  ...more,
});
const words = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `word${from + at}`).join(' ');
const hundred = [words(60), words(40, 60)];

describe('much goes at once', () => {
  test.each<[string, Content, Content, boolean]>([
    ['the text is emptied', text('A', hundred), text('A'), true],
    ['a headline of one word is emptied', text('Flood', hundred), text('', hundred), true],
    ['the note of a correction is emptied', text('A', [], { note: 'The hour.' }), text('A', [], { note: '' }), true],
    ['a paragraph of forty words goes', text('A', hundred), text('A', [words(60)]), true],
    ['the text is replaced by another of its length', text('A', hundred), text('A', [words(100, 500)]), true],
    ['a long word of a spaceless script goes', text('A', ['洪水警报'.repeat(60)]), text('A', ['洪水警报']), true],
    ['twenty words of a hundred go', text('A', hundred), text('A', [words(60), words(20, 60)]), false],
    ['a paragraph is moved', text('A', hundred), text('A', hundred.toReversed()), false],
    [
      'a character of a spaceless script goes',
      text('A', ['洪水警报'.repeat(60)]),
      text('A', ['洪水警报'.repeat(59)]),
      false,
    ],
    ['words are added', text('A', hundred), text('A', [...hundred, words(40, 900)]), false],
    ['one word of four goes', text('One two three four'), text('One two three'), false],
  ])('%s', (_what, before, after, expected) => {
    expect(losesMuch(before, after)).toBe(expected);
  });
});

test('words are counted without the end mark', () => {
  expect([countWords(text('')), countWords(text('Two words', ['Three more, here.']))]).toEqual([0, 5]);
});

describe('a text is kept before another takes its place', () => {
  const since = (seconds: number, more: Partial<Standing> = {}) =>
    whyKept({
      now: new Date(seconds * 1000),
      newestAt: new Date(0),
      isOthers: false,
      before: text('A', hundred),
      after: text('A', [...hundred, 'More.']),
      ...more,
    });

  test('after two minutes', () => {
    expect([since(119), since(120)]).toEqual([null, 'time']);
  });

  test('after 15 seconds, if another person wrote it', () => {
    expect([since(14, { isOthers: true }), since(15, { isOthers: true })]).toEqual([null, 'person']);
  });

  test('at once, if much goes', () => {
    expect(since(0, { after: text('A') })).toBe('loss');
  });
});
