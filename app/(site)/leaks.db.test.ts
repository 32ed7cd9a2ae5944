// Nothing that is not public is said at any address: a reader follows every link there is, asks for
// every form of what is named, searches for the secrets themselves, and guesses.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '#lib/api/operations.ts';
import { routeFinder } from '#lib/core/serving/route-rules.ts';
import { closeForms as closeKeptForms, keepForms } from '#lib/publishing/keep-forms.ts';
import { followRecord } from '#lib/releases/finding/follow-record.ts';
import { rowsAs } from '#test/harness/connections.ts';
import { ask as askApi } from '#test/harness/api-request.ts';
import { namedIn, type Reader, readerOf, wordsOf } from '#test/leaks/reader.ts';
import { tryGuesses } from '#test/leaks/try-guesses.ts';
import { publicWord, putSecretHouse, type SecretHouse } from '#test/leaks/secret-house.ts';
import { formMaker } from './_answers/forms.ts';
import { openSite } from './fixtures/site.ts';
import { siteRoutes } from './routes.ts';

let site: Awaited<ReturnType<typeof openSite>>;
let house: SecretHouse;
let reader: Reader;
/** Every address that is linked from another, with what it says. */
const answers = new Map<string, string>();
const mayBeFormer = /[?&]edition=1\b|\/changes/;

beforeAll(async () => {
  house = await putSecretHouse();
  const released = await rowsAs<{ id: string }>('admin', 'SELECT id FROM pub.release');
  await keepForms('job', { releaseIds: released.map(({ id }) => id) });
  while ((await followRecord(1000)) > 0);
  site = await openSite();
  reader = readerOf(site.origin, 16);
});
afterAll(async () => {
  reader.close();
  formMaker.close();
  closeKeptForms();
  await site.close();
});

const endings = ['.txt', '.json', '.pdf', '.docx', '.png', '/changes', '/changes.json', '?edition=1', '?edition=2'];
const machines = ['/robots.txt', '/sitemap.xml', '/news-sitemap.xml', '/opensearch.xml', '/.well-known/security.txt'];

async function crawl() {
  const waiting = [
    '/',
    '/ur',
    '/register.json',
    '/search',
    '/ur/search',
    ...machines,
    ...machines.map((one) => `/ur${one}`),
  ];
  const seen = new Set(waiting);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const answer = await reader.ask(path);
    const words = await wordsOf(answer);
    if (answer.status === 404) continue;
    answers.set(path, words);
    const isText = /html|xml|json|text/.test(answer.type) && !/css/.test(answer.type);
    const named = isText ? namedIn(words, ['http://localhost:3000', site.origin]) : [];
    const page = /^((?:\/ur)?\/releases\/[^?.]*\d)$/.exec(path)?.[1];
    for (const next of [...named, ...(page ? endings.map((ending) => page + ending) : [])])
      if (!seen.has(next) && !/^\/(?:desk|api)(?:\/|$)/.test(next)) {
        seen.add(next);
        waiting.push(next);
      }
  }
}

test('no address that is linked, and no form of one, says anything that is not public', async () => {
  await crawl();
  const leaks = [...answers].flatMap(([path, words]) => house.marks.in(words).map((what) => `${path}: ${what}`));
  expect(leaks).toEqual([]);
  const find = routeFinder(siteRoutes);
  const routes = new Set([...answers.keys()].map((path) => find(path.split('?')[0] ?? '')?.route.pattern));
  expect(siteRoutes.map(({ pattern }) => pattern).filter((pattern) => !routes.has(pattern))).toEqual([]);
});

test('what a correction replaced is said at that edition and where editions are compared, and nowhere else', () => {
  const leaks = [...answers]
    .filter(([path]) => !mayBeFormer.test(path))
    .flatMap(([path, words]) => house.former.in(words).map((what) => `${path}: ${what}`));
  expect(leaks).toEqual([]);
  expect(house.former.in(answers.get(`${house.paths.corrected}?edition=1`) ?? '')).toContain(
    'headline of a first edition',
  );
});

test('what is public is found by the same eyes in every form, feed and list', () => {
  const feeds = [...answers.keys()].filter(
    (path) => /\/feeds\/.*(?:all|pr)\.(?:atom|rss|json)$/.test(path) && !path.startsWith('/ur'),
  );
  expect(feeds.length).toBeGreaterThanOrEqual(3);
  const places = ['', '.txt', '.json', '.pdf', '.docx'].map((ending) => house.paths.plain + ending);
  for (const path of ['/', ...feeds]) expect([path, answers.get(path)?.includes(publicWord)]).toEqual([path, true]);
  // What is drawn in a PDF has no spaces.
  const drawn = (path: string) => answers.get(path)?.replace(/\s+/g, '') ?? '';
  for (const path of places) expect([path, drawn(path).includes(`${publicWord}ispublic`)]).toEqual([path, true]);
});

test('a search for a secret answers as one for a word that nobody has written', async () => {
  const search = async (word: string) => (await reader.ask(`/search?q=${word}`)).body.toString().replaceAll(word, '…');
  const nothing = await search('qvxunsaid');
  expect(nothing).toContain('Nothing was found');
  for (const mark of [...house.marks.all, ...house.former.all])
    expect([mark, await search(mark)]).toEqual([mark, nothing]);
  expect(await search(publicWord)).toContain('<mark>…</mark>');
});

test('an address of what is not public answers as one that nobody has ever used, byte for byte; no guess finds a secret', async () => {
  // npm run bench -- leaks tries all of them.
  const tried = await tryGuesses(reader, house, 100_000, 20);
  expect(tried).toMatchObject({ asked: 5000, leaks: [], otherwise: [] });
  expect(tried.asNever).toBeGreaterThan(4000);
});

test('no operation of the API says anything to somebody without a key', async () => {
  for (const [place, { method, path }] of operations.entries())
    for (const id of house.secrets.slice(0, 3)) {
      // Each from another address, since tries without a key are counted.
      const line = `${method} ${path.replace(/\[\w+\]/g, id)}`;
      const { status, body, headers } = await askApi(line, { address: `192.0.2.${place + 10}` });
      expect([method, path, status]).toEqual([method, path, 401]);
      expect(house.marks.in(JSON.stringify([body, [...headers]]))).toEqual([]);
    }
});
