// The JSON of a release against ninjs 3.0. The schema below is our own, written from the published
// list of properties, since no package has the standard's. It allows what the standard names alone.
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import { ninjs } from './ninjs-rules.ts';
import type { PublicHouse, PublicPage } from './schema.ts';

const text = { type: 'string' };
const time = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' };
const uri = { type: 'string', pattern: '^https?://[^\\s]+$' };
const closed = (properties: object, required: string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});
const list = (items: object) => ({ type: 'array', items });
const words = list(closed({ role: text, contentType: text, value: text, language: text }, ['value']));
const ids = list(closed({ role: text, value: text }, ['role', 'value']));
const rendition = closed(
  {
    name: text,
    href: uri,
    contentType: text,
    width: { type: 'number' },
    height: { type: 'number' },
    sizeInBytes: { type: 'number' },
  },
  ['name'],
);
const item = {
  uri,
  type: { enum: ['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component', 'event'] },
  representationType: { enum: ['full', 'partial', 'unspecified'] },
  profile: text,
  version: text,
  language: text,
  pubStatus: { enum: ['usable', 'withheld', 'canceled'] },
  firstCreated: time,
  versionCreated: time,
  title: text,
  name: text,
  rel: text,
  altIds: ids,
  infoSources: list(closed({ role: text, name: text, literal: text, uri })),
  located: text,
  descriptions: words,
  headlines: words,
  bodies: words,
  renditions: list(rendition),
};
const schema = closed(
  {
    ...item,
    standard: closed({ name: { const: 'ninjs' }, version: { const: '3.0' }, schema: uri }, ['name', 'version']),
    associations: list(closed(item, ['name', 'uri'])),
  },
  ['uri', 'standard'],
);
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

const at = (day: number) => new Date(Date.UTC(2021, 10, day));
const edition = (number: number, note: string | null) => {
  return { edition: number, publishedAt: at(number), note, contentHash: String(number) };
};
const house = { names: { en: 'House' } } as unknown as PublicHouse;
const page = {
  ...{ id: 'x', series: 'pr', period: '2021-11', number: 197, label: 'PR No.197', language: 'en', dir: 'ltr' },
  ...{ path: '/releases/pr/2021/11/197', deskKey: 'un', deskName: 'Desk', state: 'published', contentHash: 'abc' },
  ...{ edition: 3, newestEdition: 3, publishedAt: at(1), editionAt: at(3), note: 'The name.', withdrawal: null },
  ...{ previous: null, next: null, languages: [{ language: 'ur', path: '/ur/releases/pr/2021/11/197' }] },
  editions: [edition(1, null), edition(2, 'The date.'), edition(3, 'The name.')],
  text: {
    content: {
      headline: 'A headline',
      subheadlines: ['More'],
      dateline: { text: 'Islamabad: November 23, 2021', place: 'Islamabad', date: '2021-11-23' },
      body: documentOf(['Words.']),
      endMark: '',
    },
    html: { body: '<p>Words.</p>' },
    plain: 'Words.',
    attachments: [],
  },
} as PublicPage;
const json = (change: Partial<PublicPage> = {}) =>
  JSON.parse(JSON.stringify(ninjs({ ...page, ...change }, house, 'https://press.house.example')));
const withdrawal = { at: at(4), reason: 'Issued in error.' };

it.each([
  ['corrected', {}],
  ['an earlier edition', { edition: 1, note: null }],
  ['withdrawn', { state: 'withdrawn', withdrawal }],
  ['without its text', { state: 'withdrawn', withdrawal, text: null }],
] as [string, Partial<PublicPage>][])('a release that is %s is ninjs 3.0', (_name, change) => {
  validate(json(change));
  expect(validate.errors).toBeNull();
});

it('names every correction, every form and every language', () => {
  const { descriptions, renditions, associations } = json();
  expect(descriptions.map(({ value }: { value: string }) => value)).toEqual(['The date.', 'The name.']);
  expect(renditions.map(({ href }: { href: string }) => href.replace(/.*197/, ''))).toEqual([
    ...['', '.txt', '.pdf', '.docx', '.png'],
  ]);
  expect(
    associations.map(({ rel, uri }: { rel: string; uri: string }) => [rel, uri.replace(/.*house\.example/, '')]),
  ).toEqual([
    ['translation', '/ur/releases/pr/2021/11/197'],
    ['predecessor', '/releases/pr/2021/11/197?edition=1'],
    ['predecessor', '/releases/pr/2021/11/197?edition=2'],
  ]);
});

it('a text that was removed has its picture and page alone', () => {
  const { renditions } = json({ state: 'withdrawn', withdrawal, text: null });
  expect(renditions.map(({ name }: { name: string }) => name)).toEqual(['page', 'share']);
});
