// The jobs that tell a cache in front of the site of changes, against an HTTP server that keeps
// what it is told.
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { closeJobs, type Jobs } from '#lib/core/jobs.ts';
import { siteResponse } from '#lib/core/serving/site-response.ts';
import { withdrawRelease } from '#lib/publishing/withdraw.ts';
import { makeDraft, makeOffice, makePublished, type Office, valueOf } from '#test/factories.ts';
import { purgeCaches } from './purge.ts';

type PurgeRequest = { method: string | undefined; headers: IncomingHttpHeaders };
const requests: PurgeRequest[] = [];
let status = 204;
const cache = createServer(({ method, headers }, response) => {
  requests.push({ method, headers });
  response.writeHead(status).end();
});
const admin = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
let officer: Actor;
let editor: Actor;
let place: Office['place'];

beforeAll(async () => {
  await once(cache.listen(0, '127.0.0.1'), 'listening');
  // Before anything reads the environment.
  process.env.PRESSMARK_PURGE_URL = `http://127.0.0.1:${(cache.address() as AddressInfo).port}/`;
  await admin.connect();
  ({ place, officer, editor } = await makeOffice());
});
afterAll(async () => {
  await Promise.all([admin.end(), closeJobs()]);
  cache.close();
});
beforeEach(async () => {
  requests.length = 0;
  status = 204;
  await admin.query("DELETE FROM jobs.job WHERE name = 'purge-caches'");
});

type Waiting = { id: string; data: Jobs['purge-caches']; later: boolean };
const waiting = async () =>
  (
    await admin.query<Waiting>(
      `SELECT id, data, start_after > created_on + interval '3 s' AS later FROM jobs.job WHERE name = 'purge-caches' ORDER BY start_after`,
    )
  ).rows;
const published = async () => makePublished(officer, editor, await makeDraft(officer, place));

test('a withdrawal enqueues two purges, one at once and one later, each with the stale tags', async () => {
  const numberOf = ({ path }: { path: string }) => {
    const [year, month, number] = path.split('/').slice(-3);
    return `number:${place.series.key}/${year}-${month}/${number}`;
  };
  const [before, withdrawn, after] = [await published(), await published(), await published()];
  const { releaseId } = withdrawn;
  await admin.query("DELETE FROM jobs.job WHERE name = 'purge-caches'");
  valueOf(await withdrawRelease(editor, { releaseId, reason: 'Wrong.', keepText: false }));
  const jobs = await waiting();
  expect(jobs.map(({ data, later }) => [data, later])).toEqual([
    [{ releaseId }, false],
    [{ releaseId }, true],
  ]);
  for (const { id, data } of jobs) await purgeCaches(id, data);
  expect(requests.map(({ method }) => method)).toEqual(['PURGE', 'PURGE']);
  const tags = String(requests[0]?.headers['cache-tag']).split(',');
  const numbers = [before, withdrawn, after].map(numberOf);
  expect(tags).toEqual(
    expect.arrayContaining([`release:${releaseId}`, ...numbers, 'list:latest', 'register', 'missing']),
  );
});

test('a refused command enqueues none', async () => {
  const { releaseId } = await published();
  await admin.query("DELETE FROM jobs.job WHERE name = 'purge-caches'");
  const refused = await withdrawRelease(officer, { releaseId, reason: 'Not mine to decide.', keepText: false });
  expect([refused.ok, await waiting()]).toEqual([false, []]);
});

test('the job fails if a cache refuses or is not there, so it is retried', async () => {
  status = 503;
  await expect(purgeCaches('x', { tags: ['register'] })).rejects.toThrow('refused a purge with 503');
});

test('with purges a cache may keep pages for ten minutes; every page has the tag of everything', () => {
  const { headers } = siteResponse({ type: 'text/html', body: 'x', keep: 'tagged', tags: ['house'] });
  expect(headers.get('cache-control')).toBe('public, max-age=0, s-maxage=600, stale-if-error=86400');
  expect(headers.get('cache-tag')).toBe('site,house');
});
