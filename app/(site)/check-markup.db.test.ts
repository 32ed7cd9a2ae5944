// Every answer about a copy is held against the rules of HTML and of accessible markup.
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { correct, putHouse, putRelease, withdraw } from '#lib/site/fixtures/public-rows.ts';
import { faultsOf } from '#test/harness/markup-faults.ts';
import { sendCopy } from './fixtures/send-copy.ts';
import { openSite } from './fixtures/site.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
const november = (number: number) => `/releases/pr/2021/11/${number}`;
let site: Awaited<ReturnType<typeof openSite>>;

beforeAll(async () => {
  await admin.connect();
  await putHouse(admin);
  for (const number of [195, 196, 197, 198, 199])
    await putRelease(admin, { number, at: `2021-11-${number - 174}T05:00:00Z`, headline: `Figures of week ${number}` });
  await putRelease(admin, { number: 197, at: '2021-11-23T06:00:00Z', language: 'ur', headline: 'نمونے کی سرخی' });
  await correct(admin, november(197), 'Figures of another week');
  await withdraw(admin, november(198), true);
  await withdraw(admin, november(199), false);
  site = await openSite();
});
afterAll(async () => {
  await site.close();
  await admin.end();
});

const copy = (number: number, words = 'Test text.') =>
  `PR No.${number}\nFigures of week ${number}\nIslamabad: November 23, 2021\n\n${words}\n*-*-*-*-*\n`;
test.each([
  ['unchanged', copy(196)],
  ['corrected since', copy(197)],
  ['withdrawn', copy(198)],
  ['removed', copy(199)],
  ['that differs', copy(196, 'Test <text>, and more.\n\nA paragraph.')],
  ['of other words', copy(196, 'Nothing of the kind was ever said by anybody, and nobody heard of it before today.')],
  ['that is not ours', 'Words that were never published here.'],
  ['that is refused', ''],
])('the answer to a copy %s is sound markup', async (_what, text) => {
  for (const path of ['/check', '/ur/check'])
    expect(await faultsOf((await sendCopy(site, { text }, { path })).body)).toEqual([]);
});
