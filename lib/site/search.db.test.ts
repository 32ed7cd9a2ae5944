// What a reader finds, in English, Urdu and both, and in which order.
import { Client } from 'pg';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closePublic } from '#lib/core/public-db.ts';
import { foldWord, wordsWithPlaces } from '#lib/text/fold-rules.ts';
import { attemptAs } from '#test/harness/connections.ts';
import { correct, putHouse, putRelease, withdraw } from './fixtures/public-rows.ts';
import { house } from './fixtures/test-house.ts';
import { firstHits, texts } from './fixtures/searches.ts';
import { findPublic, searchChoices } from './search-queries.ts';
import { searchOf } from './search-rules.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
const reader = { house, language: 'en' };

const keyOf = new Map<string, string>();

async function hitsOf(typed: string, filters: Record<string, string> = {}) {
  const search = searchOf(new URLSearchParams({ q: typed, ...filters }));
  const { byNumber, byWords, isTooMany } = await findPublic(reader, search);
  expect(isTooMany).toBe(false);
  const keys = (hits: { place: { path: string } }[]) => hits.map(({ place }) => keyOf.get(place.path) ?? place.path);
  return { numbers: keys(byNumber), words: keys(byWords.hits), hits: byWords };
}

beforeAll(async () => {
  await admin.connect();
  await putHouse(admin);
  const ids: string[] = [];
  for (const { key, text, ...row } of texts) {
    const { id, path } = await putRelease(admin, { ...row, text: `${row.headline}\n\n${text}` });
    ids.push(id);
    keyOf.set(path, key);
    if (key === 'gone') await withdraw(admin, path, false);
    if (key === 'survey') await correct(admin, path, 'Figures of the springs.');
  }
  await admin.query('SELECT pub.write_keys($1::uuid[])', [ids]);
});
afterAll(async () => {
  await closePublic();
  await admin.end();
});

describe('a reader finds first what they look for', () => {
  test.each(firstHits)('%s', async (typed, expected) => {
    const { numbers, words } = await hitsOf(typed);
    expect(numbers[0] ?? words[0] ?? null).toBe(expected);
  });

  test('a headline with all the words stands before texts that have them', async () => {
    expect((await hitsOf('harbour')).words).toEqual(['quay', 'ferry']);
    expect((await hitsOf('budget')).words).toEqual(['budget', 'pension']);
  });
});

describe('filters', () => {
  test.each([
    ['series', 'ga', ['note']],
    ['language', 'ur', ['ur-budget', 'ur-school', 'ur-water', 'ur-plan', 'ur-quay']],
    ['state', 'withdrawn', ['gone']],
    ['state', 'corrected', ['survey']],
    ['desk', 'nobody', []],
  ])('%s %s leaves these alone', async (name, value, expected) => {
    expect((await hitsOf('', { [name]: value })).words).toEqual(expected);
  });

  test('days of the house are counted, both included', async () => {
    expect((await hitsOf('', { from: '2021-12-01', to: '2021-12-02' })).words).toEqual(['ur-school', 'ur-water']);
    expect((await hitsOf('rivers', { to: '2021-11-25' })).words).toEqual(['survey']);
  });

  test('series and desks to choose from are those that have a release', async () => {
    const { series, desks } = await searchChoices(reader);
    expect(desks).toEqual([{ key: 'un', name: 'Test desk' }]);
    expect(series.map(({ key }) => key)).toContain('pr');
  });
});

test('page after page every hit comes once', async () => {
  const seen: string[] = [];
  const { rows } = await admin.query<{ ids: string[] }>('SELECT array_agg(id) AS ids FROM pub.release');
  const many = [];
  for (let number = 300; number < 345; number++)
    many.push(
      (
        await putRelease(admin, {
          number,
          at: `2020-01-0${1 + (number % 9)}T05:00:00Z`,
          headline: number % 2 ? 'Marble' : `Stone ${number}`,
          text: 'A list\n\nOf marble.',
        })
      ).id,
    );
  await admin.query('SELECT pub.write_keys($1::uuid[])', [[...many, ...(rows[0]?.ids ?? [])]]);
  let before = '';
  for (let page = 0; page < 5; page++) {
    const { hits } = await hitsOf('marble', before === '' ? {} : { before });
    seen.push(...hits.hits.map(({ place }) => place.path));
    const last = hits.hits.at(-1);
    if (!hits.isMore || !last) break;
    before = `${last.place.part === 'headlines' ? 'h' : 't'}-${last.place.path}`;
  }
  expect(seen).toHaveLength(45);
  expect(new Set(seen).size).toBe(45);
});

test('the browser’s spelling of a word is PostgreSQL’s', async () => {
  // Signs that fall apart, such as fractions, are marked as one.
  const between = (first: number, last: number) =>
    fc.integer({ min: first, max: last }).map((code) => String.fromCodePoint(code));
  const unit = fc.oneof(
    ...[between(0x20, 0x7e), between(0xc0, 0x12f), between(0x620, 0x64a), between(0x660, 0x669)],
    ...[between(0x671, 0x6d3), between(0x6f0, 0x6f9), between(0x905, 0x939)],
    fc.constantFrom(' ', '\u0640', '\u064e', '\u200c', '\u200d', 'ﷺ', 'ﬁ', '’'),
  );
  const said = fc.array(unit, { maxLength: 12 }).map((parts) => parts.join(''));
  const lines = fc.sample(said, 400).filter((line) => !line.includes('\0') && line.isWellFormed());
  const { rows } = await admin.query<{ line: string; words: string[] }>(
    `SELECT line, pub.fold(line) AS words FROM unnest($1::text[]) line`,
    [lines],
  );
  const differ = rows.filter(
    ({ line, words }) =>
      wordsWithPlaces(line)
        .map(({ word }) => word)
        .join('')
        .replaceAll(' ', '') !== String(words).replaceAll(' ', ''),
  );
  expect(differ.map(({ line, words }) => [line, words, wordsWithPlaces(line).map(({ word }) => word)])).toEqual([]);
  expect(foldWord('٣')).toBe('3');
});

test('a text with as many different words as a field takes is found, and stops nobody else’s keys', async () => {
  // Three bytes a letter, and no word twice.
  const words = Array.from({ length: 60_000 }, (_, at) =>
    [...String(at)].map((digit) => String.fromCodePoint(0x1200 + 8 * Number(digit))).join(''),
  );
  const { id, path } = await putRelease(admin, {
    number: 900,
    at: '2019-01-01T05:00:00Z',
    headline: 'Many',
    text: `Many\n\n${words.join(' ')}`,
  });
  const other = await putRelease(admin, { number: 901, at: '2019-01-02T05:00:00Z', headline: 'A lone windmill' });
  await admin.query('SELECT pub.write_keys($1::uuid[])', [[id, other.id]]);
  expect((await hitsOf('windmill')).words).toEqual([other.path]);
  expect((await hitsOf(words[40] ?? '')).words).toEqual([path]);
});

test('the site’s role reads keys and writes none', async () => {
  expect(await attemptAs('public_app', `INSERT INTO pub.release_keys SELECT * FROM pub.release_keys`)).not.toBe(
    'allowed',
  );
  expect(await attemptAs('public_app', `SELECT pub.write_keys('{}')`)).toBe('42501');
});
