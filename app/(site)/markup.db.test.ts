// Every kind of page is held against the rules of HTML and of accessible markup.
import { HtmlValidate, type RuleConfig, StaticConfigLoader } from 'html-validate';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { correct, putHouse, putRelease, withdraw } from '#lib/site/fixtures/public-rows.ts';
import { sendCopy } from './fixtures/send-copy.ts';
import { openSite } from './fixtures/site.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
const november = (number: number) => `/releases/pr/2021/11/${number}`;
// Styles come from the site itself, so they need no hash. A notice stands above the headline.
const rules: RuleConfig = {
  'require-sri': 'off',
  'long-title': 'off',
  'heading-level': ['error', { minInitialRank: 'h2' }],
};
const presets = ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'];
const validator = new HtmlValidate(new StaticConfigLoader({ extends: presets, rules }));
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

const pages = [
  '/',
  ...[195, 197, 198, 199].map(november),
  `${november(197)}?edition=1`,
  `${november(197)}/changes`,
  '/archive',
  '/archive/2021',
  '/archive/2021/11',
  '/archive/2021/11/23',
  '/archive/2021/11/23/sheet',
  '/archive/pr',
  '/archive/pr/2021/11',
  '/desks',
  '/desks/un',
  '/corrections',
  '/register',
  '/register/pr',
  '/register/pr/2021-11',
  '/search?q=figures',
  '/check',
  '/about',
  '/accessibility',
  '/reuse',
  '/nothing-here',
];

async function faultsOf(body: string): Promise<string[]> {
  const { results } = await validator.validateString(body);
  return results.flatMap(({ messages }) => messages.map((one) => `${one.ruleId}: ${one.message} ${one.selector}`));
}

test.each(pages.flatMap((path) => [path, `/ur${path === '/' ? '' : path}`]))('%s is sound markup', async (path) => {
  const { body, headers } = await site.ask(path);
  expect(headers['content-type']).toMatch(/^text\/html/);
  expect(await faultsOf(body)).toEqual([]);
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
