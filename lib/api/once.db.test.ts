// Idempotency-Key: a request that is sent again does nothing anew.
import { beforeAll, expect, test } from 'vitest';
import { ask, tokenOf } from '#test/harness/api-request.ts';
import { rowsAs } from '#test/harness/connections.ts';
import type { Actor } from '#lib/core/actor.ts';
import { makeHouse, makeUser } from '#test/factories.ts';

let place: Awaited<ReturnType<typeof makeHouse>>;
let person: Extract<Actor, { kind: 'user' }>;
let token: string;
let count = 0;

beforeAll(async () => {
  place = await makeHouse({ key: 'pr' });
  person = await makeUser(['officer', 'editor'], place.desk.id);
  token = await tokenOf(person);
});

const freshKey = () => `key ${count++}`;
const create = (key: string, headline: string, by = token) =>
  ask('POST /releases', { token: by, body: { series: 'pr', headline }, headers: { 'idempotency-key': key } });
const isReplayed = ({ headers }: { headers: Headers }) => headers.get('idempotent-replayed') === 'true';
const releases = async (headline: string) =>
  (await rowsAs('admin', 'SELECT id FROM newsroom.draft WHERE headline = $1', [headline])).length;

test('of many concurrent requests with one key one runs, and all get the same answer', async () => {
  const key = freshKey();
  const answers = await Promise.all(Array.from({ length: 12 }, () => create(key, 'Demonstration: once')));
  expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
  expect(answers.filter(isReplayed)).toHaveLength(11);
  expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
  expect(await releases('Demonstration: once')).toBe(1);
});

test('a key stands for one request: another body, version or address under it is refused', async () => {
  const key = freshKey();
  const { id } = (await create(key, 'Demonstration: first')).body;
  const headers = { 'idempotency-key': key };
  const other = await create(key, 'Demonstration: second');
  expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  const verb = await ask(`POST /releases/${id}/discard`, { token, version: 1, headers });
  expect([verb.status, verb.body.code]).toEqual([422, 'idempotency-key-reused']);
  expect(await releases('Demonstration: second')).toBe(0);
});

test('a key is its user’s own', async () => {
  const key = freshKey();
  const other = await tokenOf(await makeUser('officer', place.desk.id));
  const [first, second] = [await create(key, 'Demonstration: mine'), await create(key, 'Demonstration: mine', other)];
  expect([first.status, second.status, isReplayed(second)]).toEqual([201, 201, false]);
  expect(second.body.id).not.toBe(first.body.id);
});

test('a refusal is not kept: the same request may succeed once its reason is gone', async () => {
  const { id } = (await create(freshKey(), 'Demonstration: refused')).body;
  const headers = { 'idempotency-key': freshKey() };
  const restore = () => ask(`POST /releases/${id}/restore`, { token, version: 2, headers });
  expect((await restore()).status).toBe(412);
  await ask(`POST /releases/${id}/discard`, { token, version: 1 });
  const published = await restore();
  expect([published.status, isReplayed(published)]).toEqual([200, false]);
});

test('a repetition shows the release as it stands, and its version', async () => {
  const key = freshKey();
  const { id } = (await create(key, 'Demonstration: replayed')).body;
  await ask(`PATCH /releases/${id}`, { token, version: 1, body: { headline: 'Demonstration: changed since' } });
  const again = await create(key, 'Demonstration: replayed');
  expect([again.status, isReplayed(again), again.body.id]).toEqual([201, true, id]);
  expect([again.body.headline, again.headers.get('etag')]).toEqual(['Demonstration: changed since', '"2"']);
});

test('a repetition shows nothing to a user who lost the desk', async () => {
  const leaver = await makeUser('officer', place.desk.id);
  const theirs = await tokenOf(leaver);
  const key = freshKey();
  expect((await create(key, 'Demonstration: leaving', theirs)).status).toBe(201);
  await rowsAs('admin', 'UPDATE newsroom.role_grant SET desk_id = $1 WHERE user_id = $2', [
    place.otherDesk.id,
    leaver.id,
  ]);
  expect((await create(key, 'Demonstration: leaving', theirs)).status).toBe(404);
});

test('after two days a key is free again, and the next request deletes expired keys', async () => {
  const [old, older] = [freshKey(), freshKey()];
  await create(old, 'Demonstration: old');
  await create(older, 'Demonstration: older');
  await rowsAs(
    'admin',
    `UPDATE newsroom.idempotency_key SET created_at = now() - interval '49 hours' WHERE key IN ($1, $2)`,
    [old, older],
  );
  const anew = await create(old, 'Demonstration: anew');
  expect([anew.status, isReplayed(anew)]).toEqual([201, false]);
  const remaining = await rowsAs('admin', 'SELECT key FROM newsroom.idempotency_key WHERE key IN ($1, $2)', [
    old,
    older,
  ]);
  expect(remaining).toEqual([{ key: old }]);
});

test('no text of a release is kept with a key', async () => {
  await create(freshKey(), 'Demonstration: confidential');
  const rows = await rowsAs(
    'admin',
    `SELECT done::text FROM newsroom.idempotency_key WHERE done::text LIKE '%confidential%'`,
  );
  expect(rows).toEqual([]);
});

test('a key that is empty, too long or not printable is refused', async () => {
  for (const key of ['', 'x'.repeat(256), 'é'])
    expect([key.length, (await create(key, 'Demonstration: odd key')).body.code]).toEqual([
      key.length,
      'idempotency-key',
    ]);
});
