// Every kind of page is held against the rules of HTML and of accessible markup.
import { HtmlValidate, type RuleConfig, StaticConfigLoader } from 'html-validate';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { correct, putHouse, putRelease, withdraw } from '#lib/site/fixtures/public-rows.ts';
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
  '/about',
  '/accessibility',
  '/reuse',
  '/nothing-here',
];

test.each(pages.flatMap((path) => [path, `/ur${path === '/' ? '' : path}`]))('%s is sound markup', async (path) => {
  const { body, headers } = await site.ask(path);
  expect(headers['content-type']).toMatch(/^text\/html/);
  const { results } = await validator.validateString(body);
  const faults = results.flatMap(({ messages }) =>
    messages.map((one) => `${one.ruleId}: ${one.message} ${one.selector}`),
  );
  expect(faults).toEqual([]);
});
