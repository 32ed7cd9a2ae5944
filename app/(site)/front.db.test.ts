// Front page, desks, what was put right, and the texts of a day, as readers of both languages see
// them.
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { correct, putHouse, putRelease, withdraw } from '#lib/site/fixtures/public-rows.ts';
import { openSite } from './fixtures/site.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
const november = (number: number) => `/releases/pr/2021/11/${number}`;
let site: Awaited<ReturnType<typeof openSite>>;

beforeAll(async () => {
  await admin.connect();
  await putHouse(admin);
  site = await openSite();
});
afterAll(async () => {
  vi.useRealTimers();
  await site.close();
  await admin.end();
});

const bodyOf = async (path: string) => (await site.ask(path)).body;
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('an empty house says what will be here, in both languages', async () => {
  expect(await bodyOf('/')).toContain('Nothing has been published yet');
  expect(await bodyOf('/ur')).toContain('ابھی کچھ شائع نہیں ہوا');
  for (const path of ['/desks', '/ur/desks', '/corrections', '/ur/corrections', '/nothing'])
    expect([path, (await site.ask(path)).status]).toEqual([path, path === '/nothing' ? 404 : 200]);
});

test('the front page leads with the newest release, counts each day, and offers what it leaves out', async () => {
  for (let number = 180; number <= 182; number++)
    await putRelease(admin, { number, at: `2021-11-22T05:${number - 170}:00Z` });
  for (let number = 183; number <= 197; number++)
    await putRelease(admin, { number, at: `2021-11-23T05:${number - 170}:00Z`, html: '<p>The first lines of it.</p>' });
  await putRelease(admin, {
    number: 194,
    at: '2021-11-23T06:00:00Z',
    language: 'ur',
    headline: 'نمونے کی سرخی',
  });
  const attachment = { name: 'annex-a.csv', bytes: new TextEncoder().encode('a;b\n') };
  await putRelease(admin, {
    number: 198,
    at: '2021-11-23T07:00:00Z',
    language: 'ur',
    headline: 'صرف اردو',
    text: 'صرف اردو\n\nپہلی سطریں۔',
    attachment,
  });
  await correct(admin, november(196), 'A corrected headline');
  await withdraw(admin, november(195), true);
  site.cache.drop(['*']);
  const front = await bodyOf('/');
  expect(front).toContain('<bdi class="lead-number">PR No.198</bdi>');
  const text = textOf(front);
  expect(text).toContain('23 November 12:00 UTC+5');
  expect(text).toContain('16 releases · Nos 183–198');
  expect(text).toContain('6 more of 23 November');
  expect(text).toContain('3 releases · Nos 180–182');
  expect(text).toContain('in Urdu only');
  expect(text).toContain('1 attachment');
  expect(front).toContain('<em>Corrected</em>');
  expect(front).toContain('<s>Test headline 195</s>');
  expect(front).toContain('href="/archive/2021/11/23/sheet"');
  expect(front.match(/href="\/releases\/pr\/2021\/11\/198"/g)).toHaveLength(1);
  // The register has 19 numbers of the month, and the first 179 are missing.
  expect(text).toContain('19 of 198 numbers of November 2021 accounted for.');
  expect(textOf(await bodyOf('/ur'))).toContain('16 ریلیزیں · نمبر 183–198');
  expect(await bodyOf('/ur')).toContain('نمونے کی سرخی');
});

test('the lead shows the first lines of a text that stands, and passes over a withdrawn one', async () => {
  await putRelease(admin, { number: 199, at: '2021-11-23T08:00:00Z', headline: 'To be withdrawn' });
  await withdraw(admin, november(199), false);
  await putRelease(admin, { number: 193, at: '2021-11-23T05:23:30Z', language: 'ur', headline: 'دوسری' });
  site.cache.drop(['*']);
  const front = await bodyOf('/ur');
  expect(front).toContain('<bdi class="lead-number">PR No.198</bdi>');
  expect(front).toContain('<p class="lead-first">پہلی سطریں۔</p>');
});

test('what was put right stands on the front page and on a page of its own, with what changed', async () => {
  for (const [path, words] of [
    ['/', 'Put right'],
    ['/corrections', 'Corrected and withdrawn'],
    ['/ur', 'درستی'],
    ['/ur/corrections', 'تصحیح شدہ اور واپس لی گئی'],
  ] as const) {
    const body = await bodyOf(path);
    expect(body, path).toContain(words);
    expect(body, path).toContain('One figure was wrong.');
    expect(body, path).toContain('Issued in error.');
    expect(body, path).toContain(`href="${november(196)}/changes?from=1&amp;to=2"`);
  }
  expect(await bodyOf('/corrections')).toContain('<s>Test headline 195</s>');
  for (let at = 0; at < 51; at++) await correctAgain(at + 3);
  site.cache.drop(['*']);
  const first = await bodyOf('/corrections');
  const older = /href="(\/corrections\?before=\d+)" rel="next"/.exec(first)?.[1] ?? '';
  expect(first.match(/put-right-note/g)).toHaveLength(50);
  expect(textOf(await bodyOf(older))).toContain('Issued in error.');
  expect((await site.ask('/corrections?before=1')).status).toBe(404);
});

/** A further correction of number 197, as the register has it. */
const correctAgain = (edition: number) =>
  admin.query(
    `INSERT INTO pub.register_entry (seq, at, kind, release_id, series, period, number, language, label, path, edition, note, prev_hash, hash)
     SELECT (SELECT max(seq) + 1 FROM pub.register_entry), now(), 'corrected', id, series, period, number, language, label, path, $2, 'Again.', 'b', 't'
     FROM pub.release WHERE path = $1`,
    [november(197), edition],
  );

test('a desk lists its releases, newest first, page by page; an unknown desk is nothing', async () => {
  for (let number = 300; number < 330; number++)
    await putRelease(admin, { number, at: `2021-12-01T05:${number - 290}:00Z` });
  site.cache.drop(['*']);
  const desks = await bodyOf('/desks');
  expect(desks).toContain('href="/desks/un"');
  expect(desks.match(/class="row"/g)).toHaveLength(4);
  expect(desks).toContain('1 Dec 2021');
  const numbersOn = (body: string) =>
    [...body.matchAll(/class="row" href="[^"]*\/(\d+)"/g)].map(([, number]) => Number(number));
  const first = await bodyOf('/desks/un');
  const next = /href="(\/desks\/un\?before=[^"]+)" rel="next"/.exec(first)?.[1] ?? '';
  const numbers = [...numbersOn(first), ...numbersOn(await bodyOf(next))];
  expect(numbersOn(first)).toHaveLength(40);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.slice(0, 3)).toEqual([329, 328, 327]);
  expect(numbers).toHaveLength(50);
  expect(textOf(await bodyOf('/ur/desks/un'))).toContain('Test desk');
  for (const path of ['/desks/zz', '/desks/un?before=pr/2021/11/9', '/ur/desks/zz'])
    expect([path, (await site.ask(path)).status]).toEqual([path, 404]);
});

test('a day is one sheet with its texts, fifty at a time', async () => {
  const sheet = await bodyOf('/archive/2021/11/23/sheet');
  expect(sheet).toContain('The first lines of it.');
  expect(sheet).toContain('Issued in error.');
  expect(sheet.indexOf('Test headline 183')).toBeLessThan(sheet.indexOf('A corrected headline'));
  expect(sheet).not.toContain('To be withdrawn');
  expect((await site.ask('/ur/archive/2021/11/23/sheet')).status).toBe(200);
  for (let number = 400; number < 452; number++)
    await putRelease(admin, { number, at: `2021-12-02T05:${String(number - 400 + 5).padStart(2, '0')}:00Z` });
  site.cache.drop(['*']);
  const first = await bodyOf('/archive/2021/12/02/sheet');
  expect(first.match(/class="sheet-release"/g)).toHaveLength(50);
  const rest = await bodyOf(/href="([^"]+\/sheet\?after=[^"]+)" rel="next"/.exec(first)?.[1] ?? '');
  expect(rest.match(/class="sheet-release"/g)).toHaveLength(2);
  for (const path of ['/archive/2021/12/03/sheet', '/archive/2021/12/02/sheets', '/archive/2021/12/02/sheet/1'])
    expect([path, (await site.ask(path)).status]).toEqual([path, 404]);
});

test('an unknown address offers search, calendar and the newest five in every language, and names nothing', async () => {
  const { status, body } = await site.ask('/releases/pr/2021/12/4711');
  expect(status).toBe(404);
  expect(body).toContain('There is nothing at this address');
  expect(body).toContain('اس پتے پر کچھ نہیں ہے');
  expect(body.match(/class="row"/g)).toHaveLength(5);
  expect(body).toContain('role="search"');
  expect(body).toContain('href="/archive/2021/12/02"');
  expect(body).not.toContain('4711');
});

test('at midnight in the house’s zone the front page has another date', async () => {
  const real = Date.now;
  let passed = 0;
  const evening = Date.parse('2021-12-02T23:59:50+05:00');
  const began = real();
  const play = vi.spyOn(Date, 'now').mockImplementation(() => evening + (real() - began) + passed);
  const tick = performance.now.bind(performance);
  const cacheClock = vi.spyOn(performance, 'now').mockImplementation(() => tick() + passed);
  vi.useFakeTimers({ toFake: ['Date'], now: evening });
  try {
    const late = await openSite();
    const before = await late.ask('/');
    expect(before.headers.expires).toBe('Thu, 02 Dec 2021 19:00:00 GMT');
    expect(textOf(before.body)).toContain('Thursday, 2 December 2021 Nos 400–451 issued today');
    passed = 20_000;
    vi.setSystemTime(evening + passed);
    const after = textOf((await late.ask('/')).body);
    expect(after).toContain('Friday, 3 December 2021 None issued today so far');
    await late.close();
  } finally {
    vi.useRealTimers();
    play.mockRestore();
    cacheClock.mockRestore();
  }
});
