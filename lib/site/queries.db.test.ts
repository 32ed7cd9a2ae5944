import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { correct, putHouse, putRelease, register, withdraw } from './fixtures/public-rows.ts';
import { house } from './fixtures/test-house.ts';
import { listDays, listMonths, listPeriods, listSeries, listVoids } from './archive-queries.ts';
import { listDay, listLatest, listPeriod } from './list-queries.ts';
import { getPage, pageText } from './queries.ts';
import { listRegister } from './register-queries.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
const span = { language: 'en', house, size: 3 };

beforeAll(async () => {
  await admin.connect();
  await putHouse(admin);
  // Published in another order than numbered, as archives are.
  await putRelease(admin, { number: 1, at: '2021-12-01T05:00:00Z' });
  await putRelease(admin, { number: 197, at: '2021-11-23T13:40:00Z', headline: 'The sample' });
  await putRelease(admin, { number: 9, at: '2021-11-02T05:00:00Z' });
  await putRelease(admin, { number: 195, at: '2021-11-22T05:00:00Z' });
  await putRelease(admin, { number: 198, at: '2021-11-24T05:00:00Z' });
  await putRelease(admin, { number: 197, at: '2021-11-23T14:00:00Z', language: 'ur', headline: 'نمونہ' });
  await putRelease(admin, { number: 12779, at: '2021-11-23T20:00:00Z', series: 'ga' });
  await register(admin, {
    id: null,
    kind: 'void',
    series: 'pr',
    period: '2021-11',
    number: 196,
    language: 'en',
    label: 'PR No.196',
    path: null,
    note: 'Reserved by telephone.',
  });
  await withdraw(admin, '/releases/pr/2021/11/198', false);
  await correct(admin, '/releases/pr/2021/11/195', 'The corrected headline');
});
afterAll(() => admin.end());

const november = (number: number) => `/releases/pr/2021/11/${number}`;

test('previous and next follow the register: past a void, by number and not by time', async () => {
  const result = await getPage(november(197), null);
  expect(result?.page.previous?.path).toBe(november(195));
  expect(result?.page.next).toMatchObject({ label: 'PR No.198', headline: null, path: november(198), withdrawn: true });
  expect((await getPage(november(195), null))?.page.previous?.path).toBe(november(9));
});

test('next goes on across the turn of the month, and previous comes back', async () => {
  expect((await getPage(november(198), null))?.page.next?.path).toBe('/releases/pr/2021/12/1');
  expect((await getPage('/releases/pr/2021/12/1', null))?.page).toMatchObject({
    previous: { path: november(198), withdrawn: true },
    next: null,
  });
  expect((await getPage(november(9), null))?.page.previous).toBeNull();
});

test('another series has its own neighbours; another language shares them, the reader’s first', async () => {
  const urdu = (await getPage('/ur/releases/pr/2021/11/197', null))?.page;
  expect(urdu).toMatchObject({
    dir: 'rtl',
    previous: { path: `/ur${november(195)}`, language: 'en' },
    next: { path: `/ur${november(198)}`, language: 'en' },
    languages: [{ language: 'en', path: november(197) }],
  });
  expect((await getPage('/releases/ga/12779', null))?.page).toMatchObject({ period: '', previous: null, next: null });
});

test('a withdrawn release has date and reason; a removed text is null, its hash stays', async () => {
  const page = (await getPage(november(198), null))?.page;
  expect(page).toMatchObject({ state: 'withdrawn', text: null, withdrawal: { reason: 'Issued in error.' } });
  expect(page?.contentHash).toMatch(/^[0-9a-f]{64}$/);
});

test('each edition has a page; an unknown one has none', async () => {
  const newest = (await getPage(november(195), null))?.page;
  expect(newest).toMatchObject({
    edition: 2,
    newestEdition: 2,
    note: 'One figure was wrong.',
    text: { content: { headline: 'The corrected headline' } },
  });
  expect(newest?.editions.map((e) => e.edition)).toEqual([1, 2]);
  expect((await getPage(november(195), 1))?.page.text?.content.headline).toBe('Test headline 195');
  expect(await getPage(november(195), 3)).toBeNull();
  expect(await getPage('/releases/pr/2021/11/999', null)).toBeNull();
});

test('a release page is one statement on indexes, and never reads the search vector', async () => {
  expect(pageText).not.toMatch(/search|OFFSET|count\(/i);
  // The planner scans tables of a few rows; with scans forbidden it must find an index for each of
  // them, or none fits.
  await admin.query('SET enable_seqscan = off');
  const explained = await admin.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN ${pageText
      .replaceAll('$1', `'${november(197)}'`)
      .replaceAll('$2', 'NULL')
      .replaceAll('$3', 'NULL')}`,
  );
  await admin.query('RESET enable_seqscan');
  const plan = explained.rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toContain('Index Scan Backward using release_series_period_start_number_idx on release b');
  expect(plan).toContain('AND (ROW(period_start, number) < ROW(r.period_start, r.number))');
  expect(plan).not.toContain('Seq Scan');
});

test('the latest come newest first, and the next page continues without gap or repeat', async () => {
  const view: string[] = [];
  let before: string | null = null;
  for (let page = 0; page < 5; page++) {
    const list = await listLatest(span, before);
    view.push(...(list?.items ?? []).map((item) => item.path));
    if (!list?.more) break;
    before = list.items.at(-1)?.path ?? null;
  }
  expect(view).toEqual([
    '/releases/pr/2021/12/1',
    november(198),
    '/releases/ga/12779',
    november(197),
    november(195),
    november(9),
  ]);
  expect(await listLatest(span, '/releases/pr/2021/11/404')).toBeNull();
  expect(await listLatest(span, november(9))).toEqual({ items: [], more: false });
});

test('a list shows withdrawals and corrections, and the house’s day', async () => {
  const items = (await listLatest({ ...span, size: 50 }, null))?.items ?? [];
  expect(items.find((i) => i.number === 198)).toMatchObject({ state: 'withdrawn', headline: null });
  expect(items.find((i) => i.number === 195)).toMatchObject({ edition: 2 });
  expect(items.find((i) => i.number === 12779)?.day).toBe('2021-11-24');
});

test('a day of the archive runs from midnight to midnight in the house’s time zone', async () => {
  expect((await listDay(span, '2021-11-24', null)).items.map((i) => i.number)).toEqual([12779, 198]);
  expect((await listDay(span, '2021-11-24', '/releases/ga/12779')).items.map((i) => i.number)).toEqual([198]);
  expect((await listDay(span, '2021-11-25', null)).items).toEqual([]);
});

test('months, days, series and periods without releases are left out', async () => {
  expect((await listMonths(span.house)).map(({ month }) => month)).toEqual(['2021-12', '2021-11']);
  expect(await listMonths(span.house, '2022')).toEqual([]);
  // A day of two series has no range of numbers.
  expect(await listDays(span, '2021-11')).toEqual([
    { day: 2, count: 1, first: 9, last: 9 },
    { day: 22, count: 1, first: 195, last: 195 },
    { day: 23, count: 1, first: 197, last: 197 },
    { day: 24, count: 2, first: null, last: null },
  ]);
  expect((await listSeries()).map((s) => s.key)).toEqual(['ga', 'pr']);
  expect((await listPeriods('pr')).map((p) => [p.period, p.lastNumber])).toEqual([
    ['2021-12', 1],
    ['2021-11', 198],
  ]);
  expect(await listPeriods('bare')).toEqual([]);
});

test('a period lists its numbers from the highest, and its voids with their reasons', async () => {
  const first = await listPeriod(span, 'pr', '2021-11-01', null);
  expect([first.items.map((i) => i.number), first.more]).toEqual([[198, 197, 195], true]);
  expect((await listPeriod(span, 'pr', '2021-11-01', 195)).items.map((i) => i.number)).toEqual([9]);
  expect(await listVoids('pr', '2021-11')).toEqual([
    { number: 196, label: 'PR No.196', reason: 'Reserved by telephone.' },
  ]);
});

test('the register reads from its newest entry', async () => {
  const { entries, more } = await listRegister(null, 2);
  expect([entries.map((e) => [e.seq, e.kind]), more]).toEqual([
    [
      [10, 'corrected'],
      [9, 'withdrawn'],
    ],
    true,
  ]);
  expect((await listRegister(2, 5)).entries.map((e) => e.seq)).toEqual([1]);
});
