import { expect, test } from 'vitest';
import { canonicalHash } from '#lib/core/canonical.ts';
import { contentHashOf } from '#lib/releases/load.ts';
import { documentOf } from './document/document-text-rules.ts';
import { editionStatement } from './edition-rules.ts';
import { blankText, contentParts, textParts } from './parts-rules.ts';
import { contentSchema, fieldsOf, type Text, textSchema } from './schema.ts';

const text: Text = {
  headline: 'A headline',
  subheadlines: ['A sub-headline'],
  dateline: 'Islamabad: November 23, 2021',
  body: documentOf(['First paragraph.', 'Second one, https://example.org/ and more.']),
  endMark: '*-*-*-*-*',
};
const attachments = [{ file: 'a'.repeat(64), name: 'annexure-a.pdf', title: 'Annexure A' }];
const place = {
  series: 'pr',
  period: '2021-11',
  number: 197,
  label: 'PR No.197',
  language: 'en',
  desk: 'First desk',
  edition: 1,
  publishedAt: '2021-11-23T07:00:00.000Z',
  note: null,
};
const dateline = { text: text.dateline, place: 'Islamabad', date: '2021-11-23' };
const editionHash = (of: Text) => canonicalHash(editionStatement(place, { ...of, dateline }));

// What stood before a field was added has the hash it always had.
test('a text with empty newer fields keeps its hash', () => {
  const first = '2736aa476dc96d6f2cd13e44707d042944c6feef086450f80481d1245176dfb7';
  expect(contentHashOf('pr', 'en', text)).toBe(first);
  expect(contentHashOf('pr', 'en', fieldsOf({ ...blankText, ...text }))).toBe(first);
  expect(contentHashOf('pr', 'en', { ...text, note: 'A note.', attachments })).toBe(
    'f06815f3b3cbcd185f0e9eae1e1bb277221ceff65d34f23daebe971dda81925d',
  );
});

test('an edition with empty newer fields keeps its hash', () => {
  const first = '0392966aed30979aefccb9b332b4deef2916c324b0c8039ed9d9e3c7d680f22a';
  expect(editionHash(text)).toBe(first);
  expect(editionHash({ ...blankText, ...text })).toBe(first);
  expect(editionHash({ ...text, attachments })).toBe(
    '0b69dbeb622f151149539ff2e8ac6fc31f30acef8460b4b72aa28caa39e32b0b',
  );
});

test('a text without the newer fields is valid', () => {
  expect(contentSchema.parse(text)).toEqual(text);
});

test('fieldsOf drops everything but the fields', () => {
  expect(fieldsOf({ ...text, note: 'A note.', html: '<p>' })).toEqual(text);
});

test('the parts have the names and the order of the schema’s fields', () => {
  expect(textParts).toEqual(textSchema.keyof().options);
  expect(contentParts.toSorted()).toEqual(contentSchema.keyof().options.toSorted());
});
