// The archive's months, on real PostgreSQL.
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { daysBeside, listMonths, monthsText } from './archive-queries.ts';
import { putHouse, putRelease } from './fixtures/public-rows.ts';
import { house } from './fixtures/test-house.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });

beforeAll(async () => {
  await admin.connect();
  await putHouse(admin);
  for (const number of [3, 4, 7]) await putRelease(admin, { number, at: `2021-11-0${number}T05:00:00Z` });
  // The first hour of December in Karachi; its number is November's.
  await putRelease(admin, { number: 8, at: '2021-11-30T19:30:00Z' });
  await putRelease(admin, { number: 12, series: 'ga', at: '2020-02-03T05:00:00Z' });
});
afterAll(() => admin.end());

test('a month has the range of its monthly series, and no figure without one', async () => {
  expect(await listMonths(house)).toEqual([
    { month: '2021-12', numbers: null, first: null, last: null },
    { month: '2021-11', numbers: 6, first: 3, last: 8 },
    { month: '2020-02', numbers: null, first: null, last: null },
  ]);
  expect((await listMonths(house, '2020')).map(({ month }) => month)).toEqual(['2020-02']);
  expect(await listMonths(house, '2019')).toEqual([]);
});

test('months are found by probes of two indexes, and no release is scanned or counted', async () => {
  await admin.query('SET enable_seqscan = off; SET enable_bitmapscan = off');
  const { rows } = await admin.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN ${monthsText
      .replaceAll('$1', "'Asia/Karachi'")
      .replaceAll('$2', "'0001-01-01'")
      .replaceAll('$3', "'9999-12-31'")}`,
  );
  await admin.query('RESET enable_seqscan; RESET enable_bitmapscan');
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toContain('release_published_at_id_idx');
  expect(plan).toContain('release_series_period_start_number_idx');
  expect(plan).not.toMatch(/Seq Scan on release|Sort/);
});

test('the days beside a span are the nearest with releases, by the house’s clock', async () => {
  expect(await daysBeside(house, '2021-11-05', '2021-11-07')).toMatchObject({
    before: '2021-11-04',
    after: '2021-11-07',
  });
  expect(await daysBeside(house, '2021-12-01', '2021-12-02')).toMatchObject({ before: '2021-11-07', after: null });
  expect((await daysBeside(house, '2000-01-01', '2000-01-02')).before).toBeNull();
});
