// Feeds as other programs read them: another library parses what the site writes.
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { feedText } from '#lib/site/feeds/feed-queries.ts';
import { correct, putHouse, putRelease, withdraw } from '#lib/site/fixtures/public-rows.ts';
import { openSite } from './fixtures/site.ts';

process.env.PRESSMARK_HUB_URL = 'https://hub.example.org/?a=1&b=2';
const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
let site: Awaited<ReturnType<typeof openSite>>;
const origin = 'http://localhost:3000';
const november = (number: number) => `/releases/pr/2021/11/${number}`;
const hard = 'A <b>bold</b> & “hard” ]]> head\u000bline';
const ids: Record<string, string> = {};

beforeAll(async () => {
  await admin.connect();
  await putHouse(admin);
  for (let number = 101; number <= 160; number++)
    await putRelease(admin, { number, at: `2021-10-${String((number % 30) + 1).padStart(2, '0')}T05:00:00Z` });
  const put = async (name: string, row: Parameters<typeof putRelease>[1]) => {
    ids[name] = (await putRelease(admin, row)).id;
  };
  await put('hard', { number: 195, at: '2021-11-21T05:00:00Z', headline: hard });
  await put('file', {
    number: 196,
    at: '2021-11-22T05:00:00Z',
    attachment: { name: 'annexure-a.csv', bytes: Buffer.from('a,b\n') },
    html: '<p>Bold <strong>words</strong>.</p>',
  });
  await put('both', { number: 197, at: '2021-11-23T05:00:00Z' });
  await put('both in Urdu', { number: 197, at: '2021-11-23T06:00:00Z', language: 'ur', headline: 'نمونے کی سرخی' });
  await put('Urdu only', { number: 198, at: '2021-11-24T05:00:00Z', language: 'ur', headline: 'صرف اردو میں' });
  await put('gone', { number: 199, at: '2021-11-25T05:00:00Z', headline: 'A secret of yesterday', text: 'Its words.' });
  await put('ga', { number: 7, at: '2021-11-20T05:00:00Z', series: 'ga' });
  await correct(admin, november(197), 'A corrected headline');
  await admin.query(
    `INSERT INTO pub.edition (release_id, edition, label, language, desk_name, published_at, note, content, html, text, content_hash)
     SELECT release_id, 3, label, language, desk_name, now(), 'A name was wrong too.', content, html, text, 'third' FROM pub.edition
     WHERE release_id = $1 AND edition = 2`,
    [ids.both],
  );
  await admin.query('UPDATE pub.release SET edition = 3 WHERE id = $1', [ids.both]);
  await withdraw(admin, november(199), false);
  site = await openSite();
});
afterAll(async () => {
  await site.close();
  await admin.end();
});

const body = async (path: string) => (await site.ask(path)).body;
const atom = async (path: string) => parseAtomFeed(await body(`${path}.atom`));
const rss = async (path: string) => parseRssFeed(await body(`${path}.rss`));
const json = async (path: string) => parseJsonFeed(await body(`${path}.json`));
const urn = (name: string) => `urn:uuid:${ids[name]}`;

test('each form has the newest fifty releases in the same order, with ids that do not depend on the address', async () => {
  const [a, r, j] = [await atom('/feeds/all'), await rss('/feeds/all'), await json('/feeds/all')];
  const order = j.items?.map(({ id }) => id);
  expect(order).toHaveLength(50);
  expect(order?.slice(0, 6)).toEqual(['gone', 'Urdu only', 'both', 'file', 'hard', 'ga'].map(urn));
  expect(a.entries?.map(({ id }) => id)).toEqual(order);
  expect(r.items?.map(({ guid }) => guid?.value)).toEqual(order);
  expect(new Set(order).size).toBe(50);
});

test('an entry has its text in HTML, its times, its language, and every file with its type', async () => {
  const file = `${origin}${november(196)}/annexure-a.csv`;
  const entry = (await atom('/feeds/all')).entries?.find(({ id }) => id === urn('file'));
  expect(entry).toMatchObject({ published: '2021-11-22T05:00:00.000Z', updated: '2021-11-22T05:00:00.000Z' });
  expect(entry?.content?.value).toContain('<p>Bold <strong>words</strong>.</p>');
  const files = entry?.links?.filter(({ rel }) => rel === 'enclosure');
  expect(files?.[0]).toMatchObject({ href: file, type: 'text/csv; charset=utf-8', length: 4 });
  const forms = files?.slice(1).map(({ href }) => href ?? '') ?? [];
  expect(forms).toEqual(expect.arrayContaining([`${origin}${november(196)}.txt`, `${origin}${november(196)}.json`]));
  for (const form of forms) expect((await site.ask(form.slice(origin.length))).status).toBe(200);

  const item = (await rss('/feeds/all')).items?.find(({ guid }) => guid?.value === urn('file'));
  expect(item?.enclosures?.[0]).toMatchObject({ url: file, length: 4 });
  expect(item?.pubDate).toBe('Mon, 22 Nov 2021 05:00:00 GMT');
  expect(item?.link).toBe(origin + november(196));

  const { items } = JSON.parse(await body('/feeds/all.json'));
  const data = items.find(({ id }: { id: string }) => id === urn('file'));
  expect(data).toMatchObject({ language: 'en', url: origin + november(196), authors: [{ name: 'Test desk' }] });
  expect(data.attachments[0]).toEqual({
    url: file,
    mime_type: 'text/csv; charset=utf-8',
    title: 'Annexure A',
    size_in_bytes: 4,
  });
});

test('a headline with the signs of HTML and XML arrives as it was written', async () => {
  const plain = `PR No.195: ${hard}`;
  const written = plain.replace('\u000b', '');
  expect((await json('/feeds/all')).items?.find(({ id }) => id === urn('hard'))?.title).toBe(plain);
  const escaped = written.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  expect((await atom('/feeds/all')).entries?.find(({ id }) => id === urn('hard'))?.title).toMatchObject({
    type: 'html',
    value: escaped,
  });
  expect((await rss('/feeds/all')).items?.find(({ guid }) => guid?.value === urn('hard'))?.title).toBe(written);
});

test('corrections are named all, and the entry’s time is that of the newest edition', async () => {
  const entry = (await json('/feeds/all')).items?.find(({ id }) => id === urn('both'));
  expect(entry?.title).toBe('Corrected: PR No.197: A corrected headline');
  expect(entry?.content_html).toMatch(/Edition 3,.*A name was wrong too\..*Edition 2,.*One figure was wrong\./s);
  expect(Date.now() - +new Date(entry?.date_modified ?? 0)).toBeLessThan(600_000);
});

test('a withdrawn release says so with its reason, and nothing of its text is left in any feed', async () => {
  const entry = (await json('/feeds/all')).items?.find(({ id }) => id === urn('gone'));
  expect(entry?.title).toBe('PR No.199: Withdrawn; text no longer published');
  expect(entry?.content_html).toContain('Issued in error.');
  expect(entry).not.toHaveProperty('attachments');
  for (const form of ['atom', 'rss', 'json'])
    for (const of of ['all', 'corrections', 'series/pr', 'desks/un'])
      expect(await body(`/feeds/${of}.${form}`)).not.toMatch(/A secret of yesterday|Its words/);
});

test('the language of the address decides: its own releases, and the others by name', async () => {
  const english = (await json('/feeds/all')).items?.find(({ id }) => id === urn('Urdu only'));
  expect(english?.title).toBe('PR No.198: صرف اردو میں (in Urdu only)');
  expect(english?.url).toBe(`${origin}/ur${november(198)}`);
  const urdu = await json('/ur/feeds/all');
  expect([urdu.language, urdu.title, urdu.feed_url]).toEqual(['ur', 'آزمائشی ادارہ', `${origin}/ur/feeds/all.json`]);
  const found = urdu.items?.map(({ id }) => id) ?? [];
  expect([found.includes(urn('both in Urdu')), found.includes(urn('both'))]).toEqual([true, false]);
  expect(urdu.items?.find(({ id }) => id === urn('file'))?.title).toMatch(/^PR No\.196: .*\(صرف .*میں\)$/);
});

test('there is a feed of a series, of a desk and of what was put right, in each language', async () => {
  const series = await json('/feeds/series/ga');
  expect([series.title, series.items?.map(({ id }) => id)]).toEqual(['Test House: Notes', [urn('ga')]]);
  expect((await json('/feeds/desks/un')).title).toBe('Test House: Test desk');
  const right = await json('/ur/feeds/corrections');
  expect(right.items?.map(({ id }) => id)).toEqual([urn('gone')]);
  expect((await json('/feeds/corrections')).items?.map(({ id }) => id)).toEqual([urn('gone'), urn('both')]);
  expect((await json('/feeds/series/bare')).items ?? []).toEqual([]);
  for (const path of [
    '/feeds/series/none.atom',
    '/feeds/desks/none.rss',
    '/feeds/all.xml',
    '/feeds/all/x.atom',
    '/feeds/series.atom',
  ])
    expect([path, (await site.ask(path)).status]).toEqual([path, 404]);
});

test('every form names the hub and itself, in its document and in its head', async () => {
  const hub = 'https://hub.example.org/?a=1&b=2';
  const self = (form: string) => `${origin}/feeds/all.${form}`;
  const links = (await atom('/feeds/all')).links ?? [];
  expect(links.find(({ rel }) => rel === 'hub')?.href).toBe(hub);
  expect(links.find(({ rel }) => rel === 'self')?.href).toBe(self('atom'));
  const channel = (await rss('/feeds/all')).atom?.links ?? [];
  expect(channel.map(({ rel, href }) => [rel, href])).toEqual([
    ['self', self('rss')],
    ['hub', hub],
  ]);
  expect((await json('/feeds/all')).hubs).toEqual([{ type: 'WebSub', url: hub }]);
  for (const form of ['atom', 'rss', 'json']) {
    const { headers } = await site.ask(`/feeds/all.${form}`);
    expect(headers.link).toBe(`<${hub}>; rel="hub", <${self(form)}>; rel="self"`);
    expect(headers['cache-tag']).toContain('list:latest');
  }
});

test('every page names the feeds of its language', async () => {
  expect(await body('/archive')).toContain('type="application/atom+xml" title="Test House" href="/feeds/all.atom"');
  expect(await body('/ur')).toContain('href="/ur/feeds/all.json"');
});

test('a feed follows an index and reads no more than it shows', async () => {
  await admin.query('SET enable_seqscan = off');
  for (const [of, key, index] of [
    ['all', null, 'release_published_at_id_idx'],
    ['series', 'pr', 'release_series_period_start_number_idx'],
    ['desks', 'un', 'release_of_desk'],
  ] as const) {
    const { rows } = await admin.query(`EXPLAIN ${feedText(of)}`, ['en', ['en', 'ur'], key]);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect([of, plan.includes(index), /Sort Key: r\./.test(plan)]).toEqual([of, true, false]);
  }
});
