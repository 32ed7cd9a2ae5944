// What robots, browsers and programs on other sites read.
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putHouse, putRelease, withdraw } from '#lib/site/fixtures/public-rows.ts';
import { publicFiles } from '#lib/core/serving/public-files.ts';
import { openSite } from './fixtures/site.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
let site: Awaited<ReturnType<typeof openSite>>;
const origin = 'http://localhost:3000';
const november = (number: number) => `/releases/pr/2021/11/${number}`;
const hour = 3_600_000;
const now = Date.now();
const ago = (hours: number) => new Date(now - hours * hour).toISOString();
let recent: { path: string };

beforeAll(async () => {
  await admin.connect();
  await putHouse(admin);
  for (const number of [196, 197, 198]) await putRelease(admin, { number, at: `2021-11-${number - 174}T05:00:00Z` });
  await putRelease(admin, { number: 197, at: '2021-11-23T06:00:00Z', language: 'ur' });
  await putRelease(admin, { number: 900, series: 'ga', at: ago(50) });
  recent = await putRelease(admin, { number: 901, series: 'ga', at: ago(47), headline: 'Fish & <chips>\u000b' });
  const gone = await putRelease(admin, { number: 902, series: 'ga', at: ago(1) });
  await withdraw(admin, gone.path, true);
  await withdraw(admin, november(198), false);
  site = await openSite();
});
afterAll(async () => {
  await site.close();
  await admin.end();
});

const locations = (body: string) =>
  [...body.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, at]) => at?.slice(origin.length));

test('the index leads to every published release, newest first, each with its last change and its languages', async () => {
  const { body } = await site.ask('/sitemap.xml');
  const files = locations(body);
  expect(files.slice(-2)).toEqual(['/sitemap/en/2021-11.xml', '/sitemap/ur/2021-11.xml']);
  expect(body.match(/<lastmod>2021-11-23T05:00:00.000Z<\/lastmod>/g)).toHaveLength(1);
  const month = (await site.ask('/sitemap/en/2021-11.xml')).body;
  expect(locations(month)).toEqual([november(197), november(196)]);
  expect(month).toContain(
    `<lastmod>2021-11-23T05:00:00.000Z</lastmod>${[
      ['en', ''],
      ['ur', '/ur'],
      ['x-default', ''],
    ]
      .map(
        ([language, prefix]) =>
          `<xhtml:link rel="alternate" hreflang="${language}" href="${origin}${prefix}${november(197)}"/>`,
      )
      .join('')}</url>`,
  );
});

test('a month with more than 45,000 releases has two files, and together they hold each once', async () => {
  await admin.query(
    `INSERT INTO pub.release (id, series, period, period_start, number, language, label, path, desk_key, desk_name, edition, headline, published_at, changed_at)
     SELECT gen_random_uuid(), 'ga', '', '0001-01-01', 10000 + n, 'en', 'GA/' || n, '/releases/ga/' || (10000 + n), 'un', 'Test desk', 1, 'x', t, t
     FROM generate_series(1, 45010) n, LATERAL (SELECT '2019-05-02T05:00:00Z'::timestamptz + n * interval '1 s' AS t) at`,
  );
  site.cache.drop(['site', 'missing']);
  const files = locations((await site.ask('/sitemap.xml')).body).filter((path) => path?.includes('2019-05'));
  expect(files).toEqual(['/sitemap/en/2019-05.xml', '/sitemap/en/2019-05-2.xml']);
  const all = await Promise.all(files.map(async (path) => locations((await site.ask(String(path))).body)));
  expect(all.map((paths) => paths.length)).toEqual([45_000, 10]);
  expect(new Set(all.flat()).size).toBe(45_010);
  expect((await site.ask('/sitemap/en/2019-05-3.xml')).status).toBe(404);
});

test('the news of the last two days stand in a sitemap of their own, without what is withdrawn', async () => {
  const { body, headers } = await site.ask('/news-sitemap.xml');
  expect(headers['content-type']).toBe('application/xml; charset=utf-8');
  expect(locations(body)).toEqual([recent.path]);
  expect(body).toContain('<news:name>Test House</news:name><news:language>en</news:language>');
  expect(body).toContain('<news:title>Fish &amp; &lt;chips&gt;</news:title>');
});

test('robots find both sitemaps, and the page of the search but no search', async () => {
  const { body } = await site.ask('/robots.txt');
  expect(body).toContain(`Sitemap: ${origin}/sitemap.xml\nSitemap: ${origin}/news-sitemap.xml\n`);
  expect(body).toContain('Disallow: /search?\n');
});

test('a browser learns how to search, in each language', async () => {
  for (const prefix of ['', '/ur']) {
    const { body } = await site.ask(`${prefix}/search`);
    expect(body).toContain(`<link rel="search" type="application/opensearchdescription+xml"`);
    const description = await site.ask(`${prefix}/opensearch.xml`);
    expect(description.headers['content-type']).toBe('application/opensearchdescription+xml; charset=utf-8');
    expect(description.body).toContain(`template="${origin}${prefix}/search?q={searchTerms}"`);
  }
});

test('the manifest has the name and colour of the house, and names icons that exist', async () => {
  const { body, headers } = await site.ask('/site.webmanifest');
  expect(headers['content-type']).toBe('application/manifest+json');
  const { rows } = await admin.query<{ accent: string }>('SELECT accent FROM pub.house');
  const manifest = JSON.parse(body);
  expect(manifest).toMatchObject({ lang: 'en', dir: 'ltr', start_url: '/', theme_color: rows[0]?.accent });
  await admin.query(
    "UPDATE pub.house SET accent = '#5b2a0b', names = names || jsonb_build_object('en', 'A demonstration office')",
  );
  site.cache.drop(['site']);
  const changed = JSON.parse((await site.ask('/site.webmanifest')).body);
  expect([changed.theme_color, changed.name, changed.short_name]).toEqual([
    '#5b2a0b',
    'A demonstration office',
    'A demonstration',
  ]);
  const files = await publicFiles();
  for (const { src, sizes } of manifest.icons) {
    const png = files.get(src)?.bodies.identity;
    expect([src, `${png?.readUInt32BE(16)}x${png?.readUInt32BE(20)}`]).toEqual([src, sizes]);
  }
  expect(manifest.icons.map(({ purpose }: { purpose: string }) => purpose)).toEqual([
    'any',
    'any',
    'maskable',
    'maskable',
  ]);
});

test('security.txt names the press contact and ends within a year; without one there is none', async () => {
  expect((await site.ask('/.well-known/security.txt')).status).toBe(404);
  await admin.query(`UPDATE pub.house SET press_contact = '{"email":"press@demo.example"}'`);
  site.cache.drop(['site', 'missing']);
  const { status, body } = await site.ask('/.well-known/security.txt');
  expect([status, body.split('\n')[0]]).toEqual([200, 'Contact: mailto:press@demo.example']);
  const ends = Date.parse(/^Expires: (.*)$/m.exec(body)?.[1] ?? '');
  expect([ends > now + 24 * hour, ends < now + 365 * 24 * hour]).toEqual([true, true]);
});

const open = [
  `${november(197)}.json`,
  `${november(197)}.txt`,
  '/register.json',
  '/feeds/all.atom',
  '/feeds/all.rss',
  '/feeds/all.json',
  '/robots.txt',
];

test.each(open)('any site may read %s, and is told so when it asks before', async (path) => {
  const { status, headers } = await site.ask(path, { headers: { origin: 'https://elsewhere.example' } });
  expect([status, headers['access-control-allow-origin']]).toEqual([200, '*']);
  expect(headers['access-control-allow-credentials']).toBeUndefined();
  const again = await site.ask(path, { headers: { 'if-none-match': String(headers.etag) } });
  expect([again.status, again.headers['access-control-allow-origin']]).toEqual([304, '*']);
  const asks = { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' };
  const before = await site.ask(path, { method: 'OPTIONS', headers: asks });
  expect([before.status, before.headers['access-control-allow-methods'], before.body]).toEqual([204, 'GET, HEAD', '']);
});

test('pages are for their own site, and nothing can be sent anywhere', async () => {
  for (const path of ['/', november(197), '/search', '/feeds/all.json']) {
    expect([path, (await site.ask(path, { method: 'POST' })).status]).toEqual([path, 405]);
    if (path.endsWith('.json')) continue;
    expect((await site.ask(path)).headers['access-control-allow-origin']).toBeUndefined();
    expect((await site.ask(path, { method: 'OPTIONS' })).status).toBe(405);
  }
});

test.each([...open, '/', '/sitemap.xml', '/news-sitemap.xml', '/opensearch.xml', '/favicon.svg'])(
  '%s can be asked for again, and in part',
  async (path) => {
    const whole = await site.ask(path);
    expect(Date.parse(String(whole.headers['last-modified']))).toBeLessThanOrEqual(Date.now());
    const part = await site.ask(path, { headers: { range: 'bytes=2-5' } });
    expect([part.status, part.bytes]).toEqual([206, whole.bytes.subarray(2, 6)]);
  },
);
