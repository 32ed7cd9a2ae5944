// What the head of every page says to machines.
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { correct, putHouse, putRelease, withdraw } from '#lib/site/fixtures/public-rows.ts';
import { openSite } from './fixtures/site.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
let site: Awaited<ReturnType<typeof openSite>>;
const origin = 'http://localhost:3000';
const november = (number: number) => `/releases/pr/2021/11/${number}`;

beforeAll(async () => {
  await admin.connect();
  await putHouse(admin);
  for (const number of [195, 196, 197, 198])
    await putRelease(admin, { number, at: `2021-11-22T0${number - 190}:00:00Z` });
  await putRelease(admin, { number: 197, at: '2021-11-23T06:00:00Z', language: 'ur', headline: 'نمونے کی سرخی' });
  await putRelease(admin, { number: 199, at: '2021-11-24T06:00:00Z', language: 'ur', headline: 'صرف اردو میں' });
  await correct(admin, november(196), 'A corrected headline');
  await withdraw(admin, november(195), true);
  site = await openSite();
});
afterAll(async () => {
  await site.close();
  await admin.end();
});

const heads = async (path: string) => (await site.ask(path)).body.split('</head>')[0] ?? '';
const canonicalsIn = (head: string) =>
  [...head.matchAll(/<link rel="canonical" href="([^"]+)"/g)].map(([, href]) => href);
const languagesIn = (head: string) =>
  Object.fromEntries(
    [...head.matchAll(/<link rel="alternate" hrefLang="([^"]+)" href="([^"]+)"/g)].map(([, language, href]) => [
      language,
      href?.slice(origin.length),
    ]),
  );

test.each([
  '/',
  '/archive',
  '/archive/pr',
  '/archive/pr/2021/11',
  '/archive/2021/11',
  '/archive/2021/11/22',
  '/register',
  '/register/pr',
  '/register/pr/2021-11',
  '/search',
  november(197),
])('%s names its own address and its other language, and that page names it', async (path) => {
  const urdu = path === '/' ? '/ur' : `/ur${path}`;
  const languages = { en: path, ur: urdu, 'x-default': path };
  for (const one of [path, urdu]) {
    const head = await heads(one);
    expect([one, canonicalsIn(head), languagesIn(head)]).toEqual([one, [origin + one], languages]);
  }
});

test('a release in one language has no others; a language without the number points to the one that has it', async () => {
  expect(languagesIn(await heads(november(198)))).toEqual({});
  const head = await heads(november(199));
  expect([canonicalsIn(head), languagesIn(head)]).toEqual([[`${origin}/ur${november(199)}`], {}]);
});

test('an earlier edition points to the newest', async () => {
  expect(canonicalsIn(await heads(`${november(196)}?edition=1`))).toEqual([origin + november(196)]);
});

test('an address that continues a list is a page of its own, with no other language', async () => {
  for (const path of [
    `/?before=pr/2021/11/197`,
    '/archive/pr/2021/11?before=197',
    '/archive/2021/11/22?after=pr/2021/11/195',
  ]) {
    const head = await heads(path);
    expect([path, canonicalsIn(head), languagesIn(head)]).toEqual([path, [origin + path], {}]);
  }
});

test('an unknown address, a search and a comparison name no address or are not to be listed', async () => {
  expect(canonicalsIn(await heads('/nothing'))).toEqual([]);
  const found = await heads('/search?q=test');
  expect([canonicalsIn(found), found.includes('content="noindex"')]).toEqual([[], true]);
  expect((await heads('/search')).includes('noindex')).toBe(false);
  expect(languagesIn(await heads(`${november(196)}/changes`))).toEqual({});
});
