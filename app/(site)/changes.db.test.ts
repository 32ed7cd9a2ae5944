// What readers see after a change, and while the database is silent.
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Between, standBetween } from '#test/harness/postgres-between.ts';
import { closePublic } from '#lib/core/public-db.ts';
import { correct, putHouse, putRelease, withdraw } from '#lib/site/fixtures/public-rows.ts';
import { changesChannel } from '#lib/site/tags-rules.ts';
import { openSite } from './fixtures/site.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
const sample = '/releases/pr/2021/11/197';
let site: Awaited<ReturnType<typeof openSite>>;
let between: Between;

beforeAll(async () => {
  await admin.connect();
  await putHouse(admin);
  await putRelease(admin, { number: 197, at: '2021-11-23T05:00:00Z' });
  await putRelease(admin, { number: 199, at: '2021-11-24T06:00:00Z' });
  between = await standBetween(String(process.env.PUBLIC_DATABASE_URL));
  process.env.PUBLIC_DATABASE_URL = between.url;
});
afterAll(() => Promise.all([admin.end(), between.close()]));

beforeEach(async () => {
  site = await openSite();
});
afterEach(async () => {
  // Closing a half-dead connection politely would wait for ever.
  between.be('closed');
  await Promise.all([site.close(), closePublic()]);
  between.be('open');
});

const announce = () => admin.query('SELECT pg_notify($1, $2)', [changesChannel, '']);
const bodyOf = async (path: string) => (await site.ask(path)).body;
/**
 * Without an announcement a change may stay unseen until the second look at the register. A busy
 * machine may take longer.
 */
const soon = { timeout: 20_000, interval: 50 };

test('a publication shows on its own page, on its neighbour’s, on the lists and in the register as soon as it commits', async () => {
  const next = '/releases/pr/2021/11/201';
  const watched = ['/', '/archive/pr/2021/11', '/archive/2021/11', '/register', '/releases/pr/2021/11/199', next];
  const before = new Map<string, string | undefined>();
  for (const path of watched) before.set(path, (await site.ask(path)).headers.etag);
  await admin.query('BEGIN');
  await putRelease(admin, { number: 201, at: '2021-11-25T05:00:00Z', headline: 'The newest' });
  await announce();
  // Before the commit: nothing of the change shows, and what is cached now must be dropped.
  for (const path of watched) expect((await site.ask(path)).headers.etag).toBe(before.get(path));
  await admin.query('COMMIT');
  for (const path of watched)
    await vi.waitFor(async () => expect((await site.ask(path)).headers.etag).not.toBe(before.get(path)), soon);
  expect(await bodyOf('/')).toContain('The newest');
  expect((await site.ask(next)).status).toBe(200);
});

test('a change without announcement shows too: a publication, a correction, a withdrawal, a change of the house', async () => {
  await vi.waitFor(() => expect(site.cache.isTrusted).toBe(true));
  between.be('deaf');
  const unheard = '/releases/pr/2021/11/205';
  expect((await site.ask(unheard)).status).toBe(404);
  await bodyOf('/');
  await putRelease(admin, { number: 205, at: '2021-11-26T05:00:00Z', headline: 'Nobody was told' });
  await announce();
  await vi.waitFor(async () => expect(await bodyOf('/')).toContain('Nobody was told'), soon);
  expect((await site.ask(unheard)).status).toBe(200);
  await correct(admin, unheard, 'Corrected unheard');
  await vi.waitFor(async () => expect(await bodyOf('/')).toContain('Corrected unheard'), soon);
  await withdraw(admin, unheard, false);
  await vi.waitFor(async () => expect(await bodyOf(unheard)).not.toContain('Test text.'), soon);
  await admin.query(`UPDATE pub.house SET names = '{"en":"Another House"}'`);
  await vi.waitFor(async () => expect(await bodyOf('/')).toContain('Another House'), soon);
  // Pages that did not change stay in the cache.
  expect(site.cache.isTrusted).toBe(true);
});

test('a pooler in transaction mode refuses nothing and mixes nothing up, and changes show', async () => {
  between.be('closed');
  await closePublic();
  between.be('pooler');
  expect(await bodyOf(sample)).toContain('Test headline 197');
  await correct(admin, sample, 'Corrected behind a pooler');
  await vi.waitFor(async () => expect(await bodyOf(sample)).toContain('Corrected behind a pooler'), soon);
  expect(between.refused.filter((what) => !/LISTEN/.test(what))).toEqual([]);
});

test('on a half-dead line cached pages are served, marked and not stored by others; the rest name a time to retry', async () => {
  const fresh = await site.ask(sample);
  expect(fresh.headers.warning).toBeUndefined();
  between.be('half-dead');
  await vi.waitFor(() => expect(site.cache.fitness()).toBe('degraded'), soon);
  await vi.waitFor(async () => {
    const { status, headers, body } = await site.ask(sample);
    expect([status, headers.warning, headers['cache-control']]).toEqual([200, '110 - "Response is Stale"', 'no-store']);
    expect(body).toBe(fresh.body);
  }, soon);
  const other = await site.ask('/archive/ga');
  expect([other.status, other.headers['retry-after'], other.headers['cache-control']]).toEqual([503, '30', 'no-store']);
  expect(other.body).toContain('database does not answer');
});

test('right after a publication the database goes: the front page is the one before it; after a withdrawal its text is gone', async () => {
  const front = await site.ask('/');
  await putRelease(admin, { number: 207, at: '2021-11-27T05:00:00Z', headline: 'Published and gone' });
  await announce();
  await vi.waitFor(() => expect(site.cache.peek('/')).toBeUndefined(), soon);
  between.be('closed');
  const stale = await site.ask('/');
  expect([stale.status, stale.headers.warning, stale.body]).toEqual([200, '110 - "Response is Stale"', front.body]);
});

test('a withdrawn text is not served as a last resort', async () => {
  const path = '/releases/pr/2021/11/207';
  expect(await bodyOf(path)).toContain('Test text.');
  await withdraw(admin, path, false);
  await announce();
  await vi.waitFor(() => expect(site.cache.peek(path)).toBeUndefined(), soon);
  between.be('closed');
  const withdrawn404 = await site.ask(path);
  expect(withdrawn404.status).toBe(503);
  expect(withdrawn404.body).not.toContain('Test text.');
});

test('an invented announcement drops nothing', async () => {
  await bodyOf(sample);
  const intruder = new Client({ connectionString: process.env.PUBLIC_DATABASE_URL });
  await intruder.connect();
  await intruder.query('SELECT pg_notify($1, $2)', [changesChannel, '{"tags":["*"]}']);
  await intruder.end();
  await correct(admin, '/releases/pr/2021/11/199', 'After the invention');
  await vi.waitFor(async () => expect(await bodyOf('/')).toContain('After the invention'), soon);
  // While the register is read late, no kept page is believed.
  await vi.waitFor(() => expect(site.cache.peek(sample)).toBeDefined(), soon);
});
