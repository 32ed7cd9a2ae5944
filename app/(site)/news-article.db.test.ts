// What search engines and messengers read of a release.
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { correct, putHouse, putRelease, withdraw } from '#lib/site/fixtures/public-rows.ts';
import { openSite } from './fixtures/site.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
let site: Awaited<ReturnType<typeof openSite>>;
const origin = 'http://localhost:3000';
const november = (number: number) => `/releases/pr/2021/11/${number}`;
const hard = 'A </script><script>alert(1)</script><!-- & \u2028 headline';

beforeAll(async () => {
  await admin.connect();
  await putHouse(admin);
  await putRelease(admin, { number: 196, at: '2021-11-22T05:00:00Z', headline: hard });
  const attachment = { name: 'annexure-a.csv', bytes: Buffer.from('a,b\n') };
  await putRelease(admin, { number: 197, at: '2021-11-23T05:00:00Z', attachment });
  await putRelease(admin, { number: 197, at: '2021-11-23T06:00:00Z', language: 'ur', headline: 'نمونے کی سرخی' });
  await putRelease(admin, { number: 198, at: '2021-11-24T05:00:00Z' });
  await correct(admin, november(197), 'A corrected headline');
  await withdraw(admin, november(198), false);
  site = await openSite();
});
afterAll(async () => {
  await site.close();
  await admin.end();
});

const bodyOf = async (path: string) => (await site.ask(path)).body;
async function articleOf(path: string) {
  const scripts = [...(await bodyOf(path)).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)];
  expect(scripts).toHaveLength(1);
  return JSON.parse(scripts[0]?.[1] ?? '');
}
async function tagsOf(path: string) {
  const found = (await bodyOf(path)).matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)"/g);
  return Object.fromEntries([...found].map(([, name, content]) => [name, content]));
}

test('a release is a NewsArticle with its dateline, languages, corrections and files', async () => {
  expect(await articleOf(november(197))).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': origin + november(197),
    name: 'PR No.197',
    headline: 'A corrected headline',
    dateline: 'Islamabad: November 23, 2021',
    inLanguage: 'en',
    datePublished: '2021-11-23T05:00:00.000Z',
    version: 2,
    isBasedOn: `${origin}${november(197)}?edition=1`,
    publisher: { '@type': 'Organization', name: 'Test House', url: `${origin}/` },
    correction: [{ '@type': 'CorrectionComment', text: 'One figure was wrong.' }],
    workTranslation: [{ '@id': `${origin}/ur${november(197)}` }],
    associatedMedia: [{ contentUrl: `${origin}${november(197)}/annexure-a.csv` }],
  });
  expect(await articleOf(`/ur${november(197)}`)).toMatchObject({
    inLanguage: 'ur',
    publisher: { name: 'آزمائشی ادارہ' },
    translationOfWork: { '@id': origin + november(197) },
  });
});

test('no headline ends the element that holds the data', async () => {
  expect((await articleOf(november(196))).headline).toBe(hard);
});

test('a withdrawn release says so to machines, and nothing of its text', async () => {
  const article = await articleOf(november(198));
  expect(article).toMatchObject({
    creativeWorkStatus: 'Withdrawn',
    correction: [{ text: 'Issued in error.' }],
  });
  expect(article).not.toHaveProperty('headline');
  expect(await tagsOf(november(198))).toMatchObject({
    'og:title': 'Withdrawn; text no longer published',
    'og:description': 'Issued in error.',
  });
});

test('a messenger reads headline, house and number of a link', async () => {
  expect(await tagsOf(november(197))).toMatchObject({
    'og:type': 'article',
    'og:site_name': 'Test House',
    'og:title': 'A corrected headline',
    'og:description': 'PR No.197, Test desk',
    'og:url': origin + november(197),
  });
});

test('a page names its picture if there is one, and no other', async () => {
  const { 'og:image': named, 'twitter:card': card } = await tagsOf(november(197));
  const picture = `${november(197)}.png`;
  const isThere = (await site.ask(picture)).status === 200;
  expect([named, card]).toEqual(isThere ? [origin + picture, 'summary_large_image'] : [undefined, 'summary']);
});

test('one page alone is fetched ahead: the next release, or the one before the newest', async () => {
  const aheadOf = async (path: string) =>
    [...(await bodyOf(path)).matchAll(/<link rel="prefetch" href="([^"]+)"/g)].map(([, href]) => href);
  expect(await aheadOf(november(196))).toEqual([november(197)]);
  expect(await aheadOf(november(198))).toEqual([november(197)]);
  expect(await aheadOf('/')).toEqual([]);
});
