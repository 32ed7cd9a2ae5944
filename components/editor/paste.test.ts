import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { documentSchema } from '#lib/text/document/check-document-rules.ts';
import { paragraphsOfPlain, sliceOfPlain } from './paste.ts';

test('a pasted text keeps its paragraphs and the line ends inside them', () => {
  expect(paragraphsOfPlain('One\r\nstill one\r\n\r\n\r\nTwo\r\n')).toEqual(['One\nstill one', 'Two']);
});

test('a text without empty lines has a paragraph a line', () => {
  expect(paragraphsOfPlain('One\nTwo\n')).toEqual(['One', 'Two']);
});

test('a word goes into the sentence, with its spaces, and opens no paragraph', () => {
  const slice = sliceOfPlain(' unified ', documentSchema);
  expect(slice.content.textBetween(0, slice.content.size)).toBe(' unified ');
  expect(slice.content.firstChild?.isText).toBe(true);
});

test('nothing of the sample release is lost on the way into the editor', () => {
  const sample = readFileSync(new URL('../../prisma/demo/pr-197.txt', import.meta.url), 'utf8');
  const slice = sliceOfPlain(sample, documentSchema);
  const words = (text: string) => text.split(/\s+/).filter(Boolean);
  expect(words(slice.content.textBetween(0, slice.content.size, '\n', '\n'))).toEqual(words(sample));
});
