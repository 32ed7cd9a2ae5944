// The site as a reader sees it, on real PostgreSQL as public_app.
import { brotliDecompressSync } from 'node:zlib';
import canonicalize from 'canonicalize';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getPage } from '#lib/site/queries.ts';
import { editionRecord } from '#lib/site/edition-record-rules.ts';
import { correct, putHouse, putRelease, withdraw } from '#lib/site/fixtures/public-rows.ts';
import { type Answered, openSite } from './fixtures/site.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
const sample = '/releases/pr/2021/11/197';
const secret = 'An unpublished headline that nobody may see';
let site: Awaited<ReturnType<typeof openSite>>;

beforeAll(async () => {
  await admin.connect();
  await putHouse(admin);
  const printed =
    'PR No.197\nA headline\nIslamabad: November 23, 2021\n\n“Figures rose,” said the demonstration.\n*-*-*-*-*\n';
  await putRelease(admin, { number: 196, at: '2021-11-22T05:00:00Z' });
  await putRelease(admin, {
    number: 197,
    at: '2021-11-23T05:00:00Z',
    headline: 'A <script>alert(1)</script> & headline',
    text: printed,
    html: '<p>“Figures rose,” said the demonstration.</p>',
  });
  await putRelease(admin, { number: 198, at: '2021-11-24T05:00:00Z' });
  await putRelease(admin, { number: 199, at: '2021-11-24T06:00:00Z' });
  await putRelease(admin, { number: 197, at: '2021-11-23T06:00:00Z', language: 'ur', headline: 'نمونے کی سرخی' });
  await withdraw(admin, '/releases/pr/2021/11/198', true);
  await withdraw(admin, '/releases/pr/2021/11/199', false);
  await admin.query(
    `INSERT INTO newsroom.series (id, key, names, label_template, period, time_zone) VALUES ('00000000-0000-7000-8000-000000000001', 'pr', '{}', 'PR No.{n}', 'month', 'Asia/Karachi')`,
  );
  await admin.query(
    `INSERT INTO newsroom.desk (id, key, names) VALUES ('00000000-0000-7000-8000-000000000002', 'un', '{}')`,
  );
  await admin.query(
    `INSERT INTO newsroom.release (id, series_id, desk_id, language) VALUES ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', 'en')`,
  );
  await admin.query(
    `INSERT INTO newsroom.draft (release_id, content, headline) VALUES ('00000000-0000-7000-8000-000000000003', '{}', $1)`,
    [secret],
  );
  site = await openSite();
});
afterAll(async () => {
  await site.close();
  await admin.end();
});

const everyPage = [
  '/',
  '/ur',
  sample,
  `/ur${sample}`,
  '/releases/pr/2021/11/198',
  '/archive',
  '/archive/pr',
  '/archive/pr/2021/11',
  '/archive/2021/11',
  '/archive/2021/11/23',
  '/ur/archive',
  '/register',
  '/ur/register',
  '/register/pr',
  '/register/pr/2021-11',
  '/ur/register/pr/2021-11',
  `${sample}/changes`,
  `${sample}/changes.json`,
  `${sample}.txt`,
  `${sample}.json`,
  '/register.json',
  '/register.json?series=pr&period=2021-11',
  '/robots.txt',
  '/sitemap.xml',
  '/sitemap/en/2021-11.xml',
];

test.each([...everyPage, '/releases/pr/2021/11/199', '/nothing'])('%s has every header and no script', async (path) => {
  const { status, headers, body } = await site.ask(path);
  expect(status).toBe(path === '/nothing' ? 404 : path.endsWith('199') ? 410 : 200);
  expect(headers['content-security-policy']).toContain(
    "default-src 'self'; script-src 'none'; worker-src 'none'; object-src 'none'; frame-src 'none'",
  );
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
  });
  expect(headers.etag).toMatch(/^"[\w-]{20,}"$/);
  expect(headers['cache-control']).toMatch(/^public, max-age=\d+/);
  if (path !== '/robots.txt') expect(headers['cache-tag']).toMatch(/house|release:/);
  if (headers['content-type']?.startsWith('text/html')) {
    // Data for search engines is all that a script element has. Browsers do not run it.
    expect(body).not.toMatch(/<script(?! type="application\/ld\+json">)|javascript:|\son\w+=|style="/i);
    expect(body).toMatch(/^<!doctype html><html lang="(?:en" dir="ltr|ur" dir="rtl)"[ >]/);
  }
});

test('a page’s stylesheet and fonts exist, may be cached for ever, and are small', async () => {
  const { body } = await site.ask(sample);
  const named = [...body.matchAll(/href="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
  const css = named.find((path) => path.endsWith('.css')) ?? '';
  const kept = 'public, max-age=31536000, immutable';
  const br = { 'accept-encoding': 'br' };
  const weight =
    (await site.ask(css, { headers: br })).bytes.length + (await site.ask(sample, { headers: br })).bytes.length;
  expect(weight).toBeLessThan(30_000);
  const { body: sheet, headers } = await site.ask(css);
  expect(headers['cache-control']).toBe(kept);
  const fonts = new Set([...sheet.matchAll(/url\((\/assets\/[^)]+)\)/g)].map((match) => match[1] ?? ''));
  expect(fonts.size).toBeGreaterThan(5);
  // What is asked for ahead of the text is what the styles name.
  const ahead = named.filter((path) => path !== css);
  expect(ahead.length).toBeGreaterThanOrEqual(2);
  for (const font of ahead) expect(fonts).toContain(font);
  for (const font of fonts) {
    const answer = await site.ask(font);
    const found = [font, answer.status, answer.headers['content-type'], answer.headers['cache-control']];
    expect(found).toEqual([font, 200, 'font/woff2', kept]);
  }
});

const comparable = ({ status, headers: { date: _date, ...headers }, body }: Answered) => ({ status, headers, body });

test('a guessed address of an unpublished release is answered byte for byte as a random one', async () => {
  const random = comparable(await site.ask('/releases/zz/1999/01/4711'));
  expect(random.status).toBe(404);
  const guesses = [
    '/releases/pr/2021/11/200',
    '/releases/pr/2021/11/200.txt',
    '/releases/pr/2021/11/200.json',
    '/releases/pr/2021/11/197?edition=2',
    '/ur/releases/pr/2021/11/200',
    '/releases/00000000-0000-7000-8000-000000000003',
    '/xx',
    '/ur-pk/archive',
    '/archive/2030/01',
    '/nothing',
    '/register/pr/2030-01',
    '/register/zz',
    '/register/pr/2021-11/200',
    '/register/pr?before=1999-01',
    '/register.json?series=pr&period=2030-01',
    '/register.json?series=pr&period=2021-11&cursor=99999999999999',
    '/releases',
    '/?before=pr/2021/11/200',
    '/desk',
    '/en',
    '/%00',
    '/releases/pr/2021/11/197?edition=x',
  ];
  for (const guess of guesses) expect([guess, comparable(await site.ask(guess))]).toEqual([guess, random]);
  expect(comparable(await site.ask('/releases/pr/2021/11/200', { headers: { 'accept-encoding': 'br' } })).status).toBe(
    404,
  );
});

test('no page of the site knows an unpublished headline', async () => {
  for (const path of everyPage) expect((await site.ask(path)).body).not.toContain(secret);
});

test('the plain text is the text in house format', async () => {
  const { bytes, headers } = await site.ask(`${sample}.txt`);
  const head = 'PR No.197\nA <script>alert(1)</script> & headline\nIslamabad: November 23, 2021\n\n';
  expect(bytes).toEqual(Buffer.from(`${head}“Figures rose,” said the demonstration.\n*-*-*-*-*\n`));
  expect(headers['content-type']).toBe('text/plain; charset=utf-8');
});

test('a headline is text, never markup; the end mark has the house’s own characters', async () => {
  const { body } = await site.ask(sample);
  expect(body).toContain('A &lt;script&gt;alert(1)&lt;/script&gt; &amp; headline');
  expect(body).toContain('<span class="document-end-mark">*-*-*-*-*</span>');
  expect(body).toMatch(/<link rel="prev" href="\/releases\/pr\/2021\/11\/196"\/>/);
  expect(body).toMatch(/<link rel="next" href="\/releases\/pr\/2021\/11\/198"\/>/);
});

test('Urdu runs from right to left and names its translation', async () => {
  const { body } = await site.ask(`/ur${sample}`);
  expect(body).toContain('<html lang="ur" dir="rtl"');
  expect(body).toContain('<article class="document" lang="ur" dir="rtl">');
  expect(body).toContain(`<link rel="alternate" hrefLang="en" href="http://localhost:3000${sample}"/>`);
  expect(body).toMatch(/nastaliq-400-[0-9a-f]+\.woff2" as="font"/);
});

test('a withdrawn release says when and why, is labelled wherever it is listed, and answers 410 when its text is gone', async () => {
  const kept = await site.ask('/releases/pr/2021/11/198');
  expect(kept.body).toContain('This release was withdrawn on');
  expect(kept.body).toContain('Issued in error.');
  expect(kept.body).toContain('Test headline 198');
  const missing = await site.ask('/releases/pr/2021/11/199');
  expect(missing.status).toBe(410);
  expect(missing.body).not.toContain('Test headline 199');
  expect((await site.ask('/releases/pr/2021/11/199.txt')).status).toBe(410);
  // Two rows, and two lines of what was put right.
  const front = (await site.ask('/')).body;
  expect(front.match(/<em data-kind="withdrawn">Withdrawn<\/em>/g)).toHaveLength(4);
  expect(front).toContain('<s>Test headline 198</s>');
  expect((await site.ask(sample)).body).toContain('<em class="label">Withdrawn</em>');
});

test('the data is ninjs 3.0 and carries what the hash in the register is taken over', async () => {
  const item = JSON.parse((await site.ask(`${sample}.json`)).body);
  expect(item).toMatchObject({
    standard: { name: 'ninjs', version: '3.0' },
    type: 'text',
    pubStatus: 'usable',
    language: 'en',
    version: '1',
  });
  expect(item.altIds).toContainEqual({ role: 'number', value: 'PR No.197' });
  const record = item.bodies.find((body: { role: string }) => body.role === 'register').value;
  const page = await getPage(sample, null);
  expect(record).toBe(canonicalize(page && editionRecord(page.page)));
  expect(JSON.parse((await site.ask('/releases/pr/2021/11/199.json')).body)).toMatchObject({
    pubStatus: 'canceled',
    bodies: [],
  });
});

test('a reader who has the page gets a short 304, in every encoding', async () => {
  const first = await site.ask(sample, { headers: { 'accept-encoding': 'br' } });
  expect(first.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(first.bytes).toString()).toContain('PR No.197');
  const again = await site.ask(sample, {
    headers: { 'accept-encoding': 'br', 'if-none-match': String(first.headers.etag) },
  });
  expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, first.headers.etag]);
});

test('HEAD is GET without the body', async () => {
  const [got, head] = [await site.ask(sample), await site.ask(sample, { method: 'HEAD' })];
  expect(head.bytes.length).toBe(0);
  expect(head.headers['content-length']).toBe(String(got.bytes.length));
  expect(head.headers.etag).toBe(got.headers.etag);
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])(
  '%s is refused with what is allowed, for any address',
  async (method) => {
    for (const path of [sample, '/nothing']) {
      const { status, headers } = await site.ask(path, { method });
      expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
    }
  },
);

test('unknown parameters neither change the page nor fill the cache', async () => {
  const plain = await site.ask(sample);
  const { pages } = site.cache.size;
  for (let i = 0; i < 20; i++)
    expect((await site.ask(`${sample}?utm_source=${i}`)).headers.etag).toBe(plain.headers.etag);
  expect(site.cache.size.pages).toBe(pages);
});

test('a correction keeps its number and address, says what changed, and leaves the first edition to be read', async () => {
  await correct(admin, '/releases/pr/2021/11/196', 'The corrected headline');
  site.cache.drop(['*']);
  const corrected = await site.ask('/releases/pr/2021/11/196');
  expect(corrected.body).toContain('The corrected headline');
  expect(corrected.body).toContain('One figure was wrong.');
  const first = await site.ask('/releases/pr/2021/11/196?edition=1');
  expect(first.body).toContain('Test headline 196');
  expect(first.body).toContain('which was corrected later');
});
