// What readers see while things change, and while the database is silent.
import { Client, Pool } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { putHouse, putRelease } from '#lib/publishing/fixtures/public-rows.ts';
import { changesChannel, changesPayload, tag, tagsOf } from '#lib/publishing/tags-rules.ts';
import { openSite } from './fixtures/site.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
const sample = '/releases/pr/2021/11/197';
let site: Awaited<ReturnType<typeof openSite>>;

beforeAll(async () => {
  await admin.connect();
  await putHouse(admin);
  await putRelease(admin, { number: 197, at: '2021-11-23T05:00:00Z' });
  await putRelease(admin, { number: 199, at: '2021-11-24T06:00:00Z' });
  site = await openSite();
});
afterAll(async () => {
  await site.close();
  await admin.end();
});

test('a publication shows on its own page, on its neighbour’s, on the lists and in the register as soon as it commits', async () => {
  const next = '/releases/pr/2021/11/201';
  const watched = ['/', '/archive/pr/2021/11', '/archive/2021/11', '/register', '/releases/pr/2021/11/199', next];
  const before = new Map<string, string | undefined>();
  for (const path of watched) before.set(path, (await site.ask(path)).headers.etag);
  const neighbour = await admin.query<{ id: string }>(
    "SELECT id FROM pub.release WHERE path = '/releases/pr/2021/11/199'",
  );
  await admin.query('BEGIN');
  const { id } = await putRelease(admin, { number: 201, at: '2021-11-25T05:00:00Z', headline: 'The newest' });
  const changed = {
    id,
    series: 'pr',
    period: '2021-11',
    number: 201,
    language: 'en',
    publishedAt: new Date('2021-11-25T05:00:00Z'),
    timeZone: 'Asia/Karachi',
  };
  const tags = [...tagsOf(changed), tag.release(neighbour.rows[0]?.id ?? '')];
  await admin.query('SELECT pg_notify($1, $2)', [changesChannel, changesPayload(tags)]);
  // Asked again while it is not yet committed: nothing of it shows, and what is kept now must go.
  for (const path of watched) expect((await site.ask(path)).headers.etag).toBe(before.get(path));
  await admin.query('COMMIT');
  await vi.waitFor(() => expect(site.changes.flat()).toContain(`release:${id}`));
  for (const path of watched) expect([path, (await site.ask(path)).headers.etag]).not.toEqual([path, before.get(path)]);
  expect((await site.ask('/')).body).toContain('The newest');
  expect((await site.ask(next)).status).toBe(200);
});

test('while the database does not answer, kept pages are served; others say so, are not stored, and name a time', async () => {
  await site.ask(sample);
  const kept = globalThis as typeof globalThis & { pressmarkPublicPools?: { pages?: Pool } };
  const working = kept.pressmarkPublicPools;
  const broken = new Pool({
    connectionString: 'postgresql://nobody:x@127.0.0.1:9/none',
    connectionTimeoutMillis: 500,
  });
  kept.pressmarkPublicPools = { pages: broken };
  site.cache.listening = false;
  try {
    expect((await site.ask(sample)).status).toBe(200);
    const down = await site.ask('/archive/ga');
    expect(down.status).toBe(503);
    expect(down.headers).toMatchObject({ 'retry-after': '30', 'cache-control': 'no-store' });
    expect(down.body).toContain('database does not answer');
    expect(site.log.join()).toContain('The database does not answer');
  } finally {
    kept.pressmarkPublicPools = working;
    site.cache.listening = true;
  }
  expect((await site.ask('/archive/ga')).status).toBe(404);
});

test('a listener whose connection is cut comes back, and drops all that it may have missed', async () => {
  await site.ask(sample);
  await admin.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'pressmark-site-listen' AND datname = current_database()",
  );
  await vi.waitFor(() => expect(site.cache.size.pages).toBe(0));
  await vi.waitFor(() => expect(site.cache.listening).toBe(true));
  await site.ask(sample);
  await admin.query('SELECT pg_notify($1, $2)', [changesChannel, changesPayload(['house'])]);
  await vi.waitFor(() => expect(site.cache.size.pages).toBe(0));
});
