// What every field of every form does with what nobody should send. The forms are found by their
// schemas, so that a new one is held to the same.
import { expect, test } from 'vitest';
import { z } from 'zod';
import * as accounts from '#lib/accounts/schema.ts';
import * as diary from '#lib/diary/schema.ts';
import * as distribution from '#lib/distribution/schema.ts';
import * as house from '#lib/house/schema.ts';
import * as notices from '#lib/notices/schema.ts';
import * as numbering from '#lib/numbering/schema.ts';
import * as bundles from '#lib/publishing/bundles/bundle-schema.ts';
import * as releases from '#lib/releases/schema.ts';

type Field = { name: string; schema: z.ZodType };

const isObject = (one: unknown): one is z.ZodObject => one instanceof z.ZodObject;

/** The fields of a schema, and those of the objects in it. */
function fieldsOf(name: string, schema: z.ZodType): Field[] {
  if (isObject(schema))
    return Object.entries(schema.shape).flatMap(([key, one]) => fieldsOf(`${name}.${key}`, one as z.ZodType));
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return fieldsOf(name, schema.unwrap() as z.ZodType);
  return [{ name, schema }];
}

// Read by rules of their own, which refuse what they do not know: keys of desks and series, zones,
// colours, templates of labels, codes and passwords. A text that is pasted whole goes to the
// reader. A sign-in compares what comes. The first administrator is read once more, as any user.
const readByRules =
  /\.(key|desk|series|period|language|timeZone|accent|accentDark|labelTemplate|prefix|code|password|oldPassword|text|file|emblem)$|signInSchema|forgotSchema|setUpAdministratorSchema/;
const samples = ['an ordinary word', 'word', '2026-11-27T10:00:00Z', 'person@demo.example'];

const fields = Object.entries({ accounts, diary, distribution, house, notices, numbering, bundles, releases })
  .flatMap(([room, exported]) => Object.entries(exported).map(([name, one]) => [`${room}: ${name}`, one] as const))
  .flatMap(([name, one]) => (isObject(one) ? fieldsOf(name, one) : []))
  .filter(({ schema }) => samples.some((text) => schema.safeParse(text).success));
const texts = fields.filter(({ name }) => !readByRules.test(name));

const accepted = (among: Field[], text: string) =>
  among.flatMap(({ name, schema }) => {
    const parsed = schema.safeParse(text);
    return parsed.success && parsed.data !== null && parsed.data !== undefined
      ? [{ name, value: parsed.data as unknown }]
      : [];
  });

test('the forms have fields', () => {
  expect(fields.length).toBeGreaterThan(80);
  expect(texts.length).toBeGreaterThan(40);
});

test.each([
  ['a zero width space', '\u200B'],
  ['Braille without dots', '\u2800'],
  ['a Hangul filler', '\u3164'],
  ['soft hyphens', '\u00AD\u00AD'],
  ['joiners alone', '\u200C\u200D'],
  ['spaces of every kind', ' \u00A0\u2003\u3000\t\n'],
])('%s counts as empty in every field', (_name, text) => {
  expect(accepted(texts, text).filter(({ value }) => value !== '')).toEqual([]);
});

test('a sign that overrides the direction of letters is refused by every field', () => {
  expect(accepted(texts, 'a\u202Eb')).toEqual([]);
});

test('10 kB are refused by every field but a file, an emblem and a text that is pasted whole', () => {
  const large = accepted(fields, 'x'.repeat(10_000)).filter(({ value }) => String(value).length > 1000);
  expect(large.filter(({ name }) => !/\.(text|file|emblem)$/.test(name))).toEqual([]);
});

test('no refusal is without words', () => {
  for (const { name, schema } of texts) {
    const { error } = schema.safeParse('\u202E'.repeat(10_000));
    expect([name, error?.issues.map(({ message }) => message).join('')]).toEqual([
      name,
      expect.stringMatching(/\w{3}/),
    ]);
  }
});

test('an emoji stays whole or is refused', () => {
  expect(accepted(texts, '👩🏽‍🚒').filter(({ value }) => value !== '👩🏽‍🚒')).toEqual([]);
});
