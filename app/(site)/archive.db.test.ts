// The archive by year, month, day and period, in both languages.
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putRelease } from '#lib/site/fixtures/public-rows.ts';
import { putLivelyHouse } from './fixtures/lively-house.ts';
import { openSite } from './fixtures/site.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
let site: Awaited<ReturnType<typeof openSite>>;

beforeAll(async () => {
  await admin.connect();
  await putLivelyHouse(admin);
  site = await openSite();
});
afterAll(async () => {
  await site.close();
  await admin.end();
});

const wordsOf = async (path: string) => {
  const { status, body } = await site.ask(path);
  expect([path, status]).toEqual([path, 200]);
  const main = /<main.*<\/main>/s.exec(body)?.[0] ?? '';
  return main.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
};
const hrefsOf = async (path: string) =>
  [...(await site.ask(path)).body.matchAll(/<a [^>]*?href="([^"]+)"/g)].map(([, href = '']) => href);

test('all years: the months have how many numbers they hold, and the years lead to their pages', async () => {
  const words = await wordsOf('/archive');
  expect(words).toMatch(/2026 .*Oct 2026, Nos 1–20 20 Nov 2026, Nos 1–9 9 Dec/);
  expect(await hrefsOf('/archive')).toEqual(expect.arrayContaining(['/archive/2026', '/archive/2026/11']));
  expect(await hrefsOf('/ur/archive')).toEqual(expect.arrayContaining(['/ur/archive/2026', '/ur/archive/2026/11']));
});

test('a year has its months with range and count', async () => {
  expect(await wordsOf('/archive/2026')).toMatch(
    /2026 29 numbers .*October 2026 Nos 1–20 20 numbers .*November 2026 Nos 1–9 9 numbers/,
  );
  expect(await wordsOf('/ur/archive/2026')).toMatch(/اکتوبر 2026 .*20 نمبر/);
});

test('a month has its calendar, how much it holds, its year, its newest day, and the month before', async () => {
  const words = await wordsOf('/archive/2026/11');
  expect(words).toContain('November 2026 9 releases · Nos 1–9');
  expect(words).toMatch(/3 3 , 3 releases 2–4/);
  expect(words).toMatch(/Monday 9 November the newest day of the month .*Demonstration: the newest release/);
  const hrefs = await hrefsOf('/archive/2026/11');
  expect(hrefs).toEqual(expect.arrayContaining(['/archive/2026/10', '/archive', '/archive/2026/11/03']));
  expect((await site.ask('/archive/2026/10')).body).toMatch(/href="\/archive\/2026\/11" rel="next"/);
  expect(await wordsOf('/ur/archive/2026/11')).toContain('نومبر 2026 9 ریلیزیں');
});

test('a day has its rows, count and range, and leads to the days with releases beside it', async () => {
  const words = await wordsOf('/archive/2026/11/04');
  expect(words).toContain('Wednesday, 4 November 2026 1 release · No. 5');
  const { body } = await site.ask('/archive/2026/11/04');
  expect(body).toMatch(/href="\/archive\/2026\/11\/03" rel="prev"/);
  expect(body).toMatch(/href="\/archive\/2026\/11\/06" rel="next"/);
});

test.each([
  ['/archive/2026/11/05', 'Nothing was published on this day.', '/archive/2026/11/04', '/archive/2026/11/06'],
  ['/ur/archive/2026/11/05', 'اس دن کچھ شائع نہیں ہوا۔', '/ur/archive/2026/11/04', '/ur/archive/2026/11/06'],
])('%s is an empty day: a page that says so and leads to its neighbours', async (path, says, before, after) => {
  expect(await wordsOf(path)).toContain(says);
  expect(await hrefsOf(path)).toEqual(expect.arrayContaining([before, after]));
  expect((await site.ask(path)).body).toContain('<meta name="robots" content="noindex"/>');
});

test.each([
  '/archive/2026/09/30',
  '/archive/2026/09',
  '/archive/2025',
  '/archive/2999/01/01',
  '/archive/2999',
  '/archive/0000',
  '/archive/9999',
  '/archive/2026/02/30',
  '/archive/2026/11/05?after=pr/2026/11/2',
])('%s lies before the first release or in the future, or is no day: nothing is there', async (path) => {
  expect((await site.ask(path)).status).toBe(404);
});

test('a period leads to the periods before and after it', async () => {
  expect((await site.ask('/archive/pr/2026/10')).body).toMatch(/href="\/archive\/pr\/2026\/11" rel="next"/);
  expect((await site.ask('/ur/archive/pr/2026/11')).body).toMatch(/href="\/ur\/archive\/pr\/2026\/10" rel="prev"/);
});

test('a release on an empty day takes the place of its page', async () => {
  await wordsOf('/archive/2026/11/08');
  await putRelease(admin, { number: 10, at: '2026-11-08T05:00:00Z', headline: 'Demonstration: on a Sunday' });
  await expect.poll(() => wordsOf('/archive/2026/11/08'), { timeout: 60_000 }).toContain('Demonstration: on a Sunday');
  expect(await hrefsOf('/archive/2026/11/09')).toContain('/archive/2026/11/08');
});
