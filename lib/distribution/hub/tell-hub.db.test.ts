// The job that tells a hub of new releases, against an HTTP server that keeps what it is told.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { db } from '#lib/core/db.ts';
import { closeJobs, type Jobs } from '#lib/core/jobs.ts';
import { archiveRelease } from '#lib/archive/import.ts';
import { announce } from '#lib/publishing/freeze.ts';
import { withdrawRelease } from '#lib/publishing/withdraw.ts';
import { makeContent, makeDraft, makeOffice, makePublished, type Office, valueOf } from '#test/factories.ts';
import { hubForms, topicsOf } from './hub-rules.ts';
import { tellHub } from './tell-hub.ts';

const posts: URLSearchParams[] = [];
let status = 204;
const hub = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  posts.push(new URLSearchParams(body));
  response.writeHead(status).end();
});
const admin = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
let officer: Actor;
let editor: Actor;
let place: Office['place'];

beforeAll(async () => {
  await once(hub.listen(0, '127.0.0.1'), 'listening');
  // Before anything reads the environment.
  process.env.PRESSMARK_HUB_URL = `http://127.0.0.1:${(hub.address() as AddressInfo).port}/hub`;
  await admin.connect();
  ({ place, officer, editor } = await makeOffice());
});
afterAll(async () => {
  await Promise.all([admin.end(), closeJobs()]);
  hub.close();
});
beforeEach(async () => {
  posts.length = 0;
  status = 204;
  await admin.query("DELETE FROM jobs.job WHERE name = 'tell-hub'");
});

const waiting = async () =>
  (
    await admin.query<{ id: string; data: Jobs['tell-hub']; later: boolean }>(
      `SELECT id, data, start_after > created_on + interval '3 s' AS later FROM jobs.job WHERE name = 'tell-hub' ORDER BY start_after`,
    )
  ).rows;
const published = async () => makePublished(officer, editor, await makeDraft(officer, place));

test('a publication and a withdrawal tell the hub of every feed that shows the release, at once and again', async () => {
  const { releaseId } = await published();
  const jobs = await waiting();
  expect(jobs.map(({ data, later }) => [data, later])).toEqual([
    [{ releaseIds: [releaseId] }, false],
    [{ releaseIds: [releaseId] }, true],
  ]);
  for (const { id, data } of jobs) await tellHub(id, data);
  const topics = posts[0]?.getAll('hub.url') ?? [];
  expect([posts.length, posts[0]?.get('hub.mode')]).toEqual([2, 'publish']);
  for (const subject of ['all', 'corrections', `series/${place.series.key}`])
    for (const form of ['atom', 'rss', 'json'])
      expect(topics).toContain(`http://localhost:3000/feeds/${subject}.${form}`);
  expect(topics.some((topic) => topic.includes('/feeds/desks/'))).toBe(true);
  await admin.query("DELETE FROM jobs.job WHERE name = 'tell-hub'");
  valueOf(await withdrawRelease(editor, { releaseId, reason: 'Wrong.', keepText: false }));
  expect(await waiting()).toHaveLength(2);
});

test('a release that is brought in from an archive tells the hub of the feeds of its series and desk', async () => {
  const { series, desk } = place;
  const { releaseId } = valueOf(
    await archiveRelease(
      { kind: 'system', id: null, name: 'the test', grants: [] },
      {
        series: series.key,
        desk: desk.key,
        language: 'en',
        number: 7,
        publishedAt: new Date('2001-05-05T12:00:00Z'),
        content: makeContent(),
      },
    ),
  );
  expect((await waiting()).map(({ data }) => data)).toEqual([{ releaseIds: [releaseId] }, { releaseIds: [releaseId] }]);
});

test('many releases at once tell it of each of their series', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 21; i++) ids.push((await published()).releaseId);
  await admin.query("DELETE FROM jobs.job WHERE name = 'tell-hub'");
  await db().$transaction((tx) => announce(tx, ids));
  const [job] = await waiting();
  await tellHub('x', job?.data ?? { releaseIds: [] });
  expect(posts[0]?.getAll('hub.url')).toContain(`http://localhost:3000/feeds/series/${place.series.key}.atom`);
});

test('a refused command tells it nothing', async () => {
  const { releaseId } = await published();
  await admin.query("DELETE FROM jobs.job WHERE name = 'tell-hub'");
  const refused = await withdrawRelease(officer, { releaseId, reason: 'Not mine to decide.', keepText: false });
  expect([refused.ok, await waiting()]).toEqual([false, []]);
});

test('the job fails if the hub refuses, so it is retried', async () => {
  status = 503;
  await expect(tellHub('x', { releaseIds: [] })).rejects.toThrow('refused with 503');
});

test('many feeds go in several requests, each address once', () => {
  const changed = Array.from({ length: 20 }, (_, at) => ({ series: `s${at}`, deskKey: `d${at % 3}` }));
  const topics = topicsOf('https://press.example.org', ['en', 'ur', 'sd'], changed);
  expect(topics).toHaveLength((2 + 20 + 3) * 3 * 3);
  const sent = hubForms(topics).flatMap((form) => form.getAll('hub.url'));
  expect([sent, new Set(sent).size]).toEqual([topics, topics.length]);
});
