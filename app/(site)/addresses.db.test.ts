// Unknown addresses, byte ranges and conditional requests, on real PostgreSQL as public_app.
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putHouse, putRelease } from '#lib/site/fixtures/public-rows.ts';
import { openSite } from './fixtures/site.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
const sample = '/releases/pr/2021/11/197';
let site: Awaited<ReturnType<typeof openSite>>;

beforeAll(async () => {
  await admin.connect();
  await putHouse(admin);
  for (const number of [196, 197, 198]) await putRelease(admin, { number, at: `2021-11-${number - 174}T05:00:00Z` });
  await putRelease(admin, { number: 197, at: '2021-11-23T06:00:00Z', language: 'ur' });
  site = await openSite();
});
afterAll(async () => {
  await site.close();
  await admin.end();
});

test('an old stylesheet redirects to today’s, and one in other colours than the house’s is unknown', async () => {
  const kept = site.cache.size.pages;
  for (const version of ['000000000000', '0123456789ab']) {
    const { status, headers } = await site.ask(`/assets/site-${version}-0b5d3b-7cc9a3.css`);
    expect([status, headers['cache-control']]).toEqual([307, 'no-store']);
    const sheet = await site.ask(headers.location ?? '');
    expect([sheet.status, sheet.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8']);
    const colours = (headers.location ?? '').replace('0b5d3b', '0b5d3c');
    expect((await site.ask(colours)).status).toBe(404);
  }
  expect(site.cache.size.pages).toBeLessThanOrEqual(kept + 1);
});

test('a page that the reader has is not sent again, by tag or by date; a range request gets its range alone', async () => {
  const whole = await site.ask(sample);
  const modified = String(whole.headers['last-modified']);
  expect(new Date(modified).toUTCString()).toBe(modified);
  const later = new Date(Date.parse(modified) + 5000).toUTCString();
  const had = await site.ask(sample, { headers: { 'if-modified-since': later } });
  expect([had.status, had.bytes.length, had.headers['last-modified']]).toEqual([304, 0, modified]);
  const other = { 'if-modified-since': later, 'if-none-match': '"other"' };
  expect((await site.ask(sample, { headers: other })).status).toBe(200);
  expect((await site.ask(sample, { headers: { 'if-modified-since': 'Sat, 01 Jan 2000 00:00:00 GMT' } })).status).toBe(
    200,
  );

  const part = await site.ask(sample, { headers: { range: 'bytes=10-19', 'accept-encoding': 'br' } });
  expect([part.status, part.headers['content-range'], part.headers['content-encoding']]).toEqual([
    206,
    `bytes 10-19/${whole.bytes.length}`,
    undefined,
  ]);
  expect(part.bytes).toEqual(whole.bytes.subarray(10, 20));
  const beyond = await site.ask(sample, { headers: { range: 'bytes=9999999-' } });
  expect([beyond.status, beyond.headers['content-range']]).toEqual([416, `bytes */${whole.bytes.length}`]);
  const going = (tag: string) => site.ask(sample, { headers: { range: 'bytes=10-19', 'if-range': tag } });
  expect([(await going(String(whole.headers.etag))).status, (await going('"older"')).status]).toEqual([206, 200]);
  expect((await site.ask(sample, { method: 'HEAD', headers: { range: 'bytes=0-1' } })).status).toBe(200);
});

test('an address behind a list’s end, or before its beginning, is unknown and not cached', async () => {
  await site.ask('/nothing');
  const { pages } = site.cache.size;
  for (let n = 0; n < 5; n++) {
    for (const path of [
      `/register?before=${900_000 + n}`,
      `/ur/register?before=${900_000 + n}`,
      `/register.json?cursor=${900_000 + n}`,
      `/register.json?series=pr&period=2021-11&cursor=${900_000 + n}`,
      `/register/pr/2021-11?after=${900_000 + n}`,
      `/archive/pr/2021/11?before=${900_000 + n}`,
      `/archive/2021/11/23?after=pr/2021/11/${900_000 + n}`,
      `/archive/2021/11/23?after=pr/1999/11/${n}`,
      `/?before=pr/2021/11/${900_000 + n}`,
    ])
      expect([path, (await site.ask(path)).status]).toEqual([path, 404]);
  }
  expect(site.cache.size.pages).toBe(pages);
});

test.each([
  ['/archive//pr/2021/11/?before=198', '/archive/pr/2021/11?before=198'],
  ['/releases/pr/2021/11/%3197', sample],
  ['/releases/pr/2021/11/197.', sample],
  ['/releases/pr/2021/11/197,', sample],
  ['/releases/pr/2021/11/197).', sample],
  ['/releases/pr/2021/11/197%E2%80%9D', sample],
  ['/ur/releases/pr/2021/11/197%DB%94', `/ur${sample}`],
  ['/releases/pr/2021/11/%DB%B1%DB%B9%DB%B7', sample],
  ['/Releases/PR/2021/11/197?edition=1', `${sample}?edition=1`],
  ['/releases/pr/2021/11/0197', sample],
  ['/releases/pr/2021-11/197', sample],
  ['/RELEASES//pr/2021/11/0197.TXT;?utm_source=x', `${sample}.txt?utm_source=x`],
  ['/2021-11/', '/archive/2021/11'],
  ['/2021/11/23', '/archive/2021/11/23'],
  ['/register/pr/2021/11', '/register/pr/2021-11'],
])('%s leads to %s', async (path, tidy) => {
  const { status, headers } = await site.ask(path);
  expect([status, headers.location]).toEqual([301, tidy]);
  expect((await site.ask(tidy)).status).toBe(200);
});

test('an untidy address with nothing behind it is unknown, in the same bytes as any', async () => {
  const unknown = await site.ask('/nothing');
  const said = ({ headers: { date: _, ...headers }, status, body }: typeof unknown) => ({ status, headers, body });
  for (const path of [
    '/releases/PR/2021/11/999.',
    '/releases//pr/2021-12/197',
    '//evil.example/',
    '//evil.example/releases/pr/2021/11/197',
    '/%2f%2fevil.example',
    '/\\evil.example',
    '/%5Cevil.example',
    '/releases/pr/2021/11/197%00',
    '/releases/pr/2021/11/197?edition=9.',
    '/%2e%2e/releases/pr/2021/11/197',
    '/releases%2fpr%2f2021%2f11%2f197',
  ])
    expect([path, said(await site.ask(path))]).toEqual([path, said(unknown)]);
});
