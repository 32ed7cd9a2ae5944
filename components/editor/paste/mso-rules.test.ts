import { createTranslator } from 'next-intl';
import { expect, it } from 'vitest';
import { catalogues } from '#components/words/catalogues.ts';
import type { Loss } from '#lib/text/blocks/loss-schema.ts';
import { listIn, lossesInWords } from './losses-rules.ts';
import { listOf, MsoLists, markOf } from './mso-rules.ts';

const t = createTranslator({ locale: 'en', messages: catalogues.en, namespace: 'editor' });

it.each([
  ['·', { kind: 'ul', type: null, number: 1 }],
  ['o', { kind: 'ul', type: null, number: 1 }],
  ['', { kind: 'ul', type: null, number: 1 }],
  ['3.', { kind: 'ol', type: null, number: 3 }],
  ['(b)', { kind: 'ol', type: 'a', number: 2 }],
  ['iv.', { kind: 'ol', type: 'i', number: 4 }],
  ['i.', { kind: 'ol', type: 'i', number: 1 }],
  ['C.', { kind: 'ol', type: 'A', number: 3 }],
  ['2.1.', null],
  ['Article 3:', null],
  ['۳۔', null],
])('the mark “%s” of a list is read as it is meant', (mark, expected) => {
  expect(markOf(mark, undefined)).toEqual(expected);
});

it('a marker is the list’s next letter or next Roman figure', () => {
  const lists = new MsoLists();
  const read = (level: number, marks: string) =>
    marks.split(' ').map((mark) => {
      const item = lists.item({ list: 'l0', level }, mark);
      return `${item?.type}${item?.number}`;
    });
  expect(read(0, 'a. b. c.')).toEqual(['a1', 'a2', 'a3']);
  expect(read(1, 'i. ii. iii. iv. v.')).toEqual(['i1', 'i2', 'i3', 'i4', 'i5']);
  expect(read(0, 'd.')).toEqual(['a4']);
  expect(read(1, 'a. b.')).toEqual(['a1', 'a2']);
  expect([...'hij'].flatMap((letter) => read(2, `${letter}.`))).toEqual(['a8', 'a9', 'a10']);
});

it('a paragraph’s style gives its list and level', () => {
  expect(listOf('text-indent:-.25in;mso-list:l12 level2 lfo1')).toEqual({ list: 'l12', level: 1 });
  expect(listOf('mso-list:none')).toBeNull();
});

it('losses are counted in one line', () => {
  expect(lossesInWords([], t, listIn('en'))).toBe('');
  const loss = (kind: Loss['kind']) => ({ kind, words: '' });
  expect(lossesInWords([loss('link'), loss('comment'), loss('comment'), loss('picture')], t, listIn('en'))).toBe(
    'Left out: 2 comments and 1 picture. Only their words were kept of: 1 link.',
  );
});
