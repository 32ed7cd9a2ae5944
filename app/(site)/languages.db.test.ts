// What readers of each language see of a number that was not issued in theirs, and of a withdrawn
// text.
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putHouse, putRelease, withdraw } from '#lib/site/fixtures/public-rows.ts';
import { openSite } from './fixtures/site.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
let site: Awaited<ReturnType<typeof openSite>>;
const november = (number: number) => `/releases/pr/2021/11/${number}`;

beforeAll(async () => {
  await admin.connect();
  await putHouse(admin);
  await putRelease(admin, { number: 195, at: '2021-11-22T05:00:00Z' });
  await putRelease(admin, { number: 196, at: '2021-11-23T05:00:00Z', language: 'ur', headline: 'صرف اردو میں' });
  await putRelease(admin, { number: 197, at: '2021-11-24T05:00:00Z' });
  await putRelease(admin, { number: 197, at: '2021-11-24T06:00:00Z', language: 'ur' });
  await putRelease(admin, { number: 198, at: '2021-11-25T05:00:00Z', headline: 'A kept text', text: 'A kept text.' });
  await putRelease(admin, { number: 199, at: '2021-11-26T05:00:00Z' });
  await withdraw(admin, november(198), true);
  await withdraw(admin, november(199), false);
  site = await openSite();
});
afterAll(async () => {
  await site.close();
  await admin.end();
});

const linksOf = (body: string) =>
  [...body.matchAll(/<a [^>]*?href="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));

test('every link of every page leads to a page, in both languages', async () => {
  const counts = new Map<string, number>();
  const open = ['/', '/ur'];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (counts.has(path)) continue;
    const answer = await site.ask(path);
    counts.set(path, answer.status);
    if (String(answer.headers['content-type']).startsWith('text/html')) open.push(...linksOf(answer.body));
  }
  // A withdrawn release whose text was removed answers 410 with its notice.
  const broken = [...counts].filter(([path, status]) => status !== 200 && !(status === 410 && path.includes('/199')));
  expect(broken).toEqual([]);
  expect(counts.size).toBeGreaterThan(30);
});

test('a number that was issued in Urdu only is in the English lists, with a note', async () => {
  for (const path of ['/', '/archive/2021/11/23', '/archive/pr/2021/11']) {
    const { body } = await site.ask(path);
    expect(body, path).toMatch(/href="\/releases\/pr\/2021\/11\/196"/);
    expect(body, path).toContain('in Urdu only');
    expect(body, path).toMatch(/lang="ur" dir="rtl">صرف اردو میں/);
  }
});

test('the register says of it in which language it is, and of the other numbers nothing', async () => {
  const rows = (await site.ask('/register/pr/2021-11')).body.split('<li id="n');
  const row = (number: number) => rows.find((one) => one.startsWith(`${number}"`)) ?? '';
  expect(row(196)).toContain('in Urdu only');
  for (const number of [195, 197]) expect(row(number)).not.toContain('Urdu only');
  expect(row(197)).toContain(`href="${november(197)}"`);
});

test('PREVIOUS and NEXT lead to it and on from it', async () => {
  const previous = (body: string) => body.match(/<link rel="prev" href="([^"]+)"/)?.[1];
  const next = (body: string) => body.match(/<link rel="next" href="([^"]+)"/)?.[1];
  expect(previous((await site.ask(november(197))).body)).toBe(november(196));
  expect(next((await site.ask(november(195))).body)).toBe(november(196));
  const between = await site.ask(november(196));
  expect([previous(between.body), next(between.body)]).toEqual([november(195), november(197)]);
  // The English ones appear in the Urdu list.
  expect(previous((await site.ask(`/ur${november(196)}`)).body)).toBe(`/ur${november(195)}`);
});

test('its English address says that it was not issued in English and leads to the text', async () => {
  const { status, body } = await site.ask(november(196));
  expect(status).toBe(200);
  expect(body).toContain('PR No.196 was not issued in English.');
  expect(body).toContain(`href="/ur${november(196)}"`);
  expect(body).toContain(`<link rel="canonical" href="http://localhost:3000/ur${november(196)}"/>`);
  // The text itself is at its own address alone.
  expect((await site.ask(`${november(196)}.txt`)).status).toBe(404);
  expect((await site.ask(november(404))).status).toBe(404);
});

test('once it is translated, the translation takes its place in every list', async () => {
  await site.ask('/archive/2021/11/23');
  await putRelease(admin, { number: 196, at: '2021-11-27T05:00:00Z', headline: 'Now in English' });
  await expect
    .poll(async () => (await site.ask('/archive/2021/11/23')).body, { timeout: 60_000 })
    .toContain('Nothing was published on this day.');
  const { body } = await site.ask('/');
  expect(body).toContain('Now in English');
  expect(body).not.toContain('in Urdu only');
  expect((await site.ask(november(197))).body).toContain('Now in English');
});

test('every form of a withdrawn text says that it was withdrawn', async () => {
  const page = await site.ask(november(198));
  expect(page.body).toMatch(/<title>Withdrawn: PR No.198/);
  expect(page.body).toMatch(/<meta name="description" content="This release was withdrawn on [^"]* Issued in error\."/);
  const text = await site.ask(`${november(198)}.txt`);
  expect(text.body).toMatch(/^WITHDRAWN: PR No\.198\nThis release was withdrawn on .* Issued in error\.\n/);
  expect(text.body).toContain('A kept text');
  const changes = await site.ask(`${november(198)}/changes`);
  expect(changes.body).toMatch(/<title>Withdrawn: /);
  expect(changes.body).toContain('Issued in error.');
});

test('a release whose text was removed answers 410 in words', async () => {
  const { status, body } = await site.ask(`${november(199)}.txt`);
  expect(status).toBe(410);
  expect(body).toMatch(
    /^WITHDRAWN: PR No\.199\nThe text of PR No\.199 was withdrawn on [\s\S]*Issued in error\.[\s\S]*The number and its entries/,
  );
});
