// What a command answers is how the release stands then: told by the command where it knows all of
// that, else read.
import { beforeAll, expect, test } from 'vitest';
import { ask, makeApiOffice, tokenOf } from '#test/harness/api-request.ts';
import { makeUser, type Office } from '#test/factories.ts';

let place: Office['place'];
let officer: string;
let editor: string;
let second: string;

beforeAll(async () => {
  ({ place, officer, editor } = await makeApiOffice({ key: 'pr', approvals: 2, labelTemplate: '{yy}-{n:000}MR' }));
  second = await tokenOf(await makeUser('editor', place.desk.id));
});

const parts = {
  headline: 'Demonstration: an answer',
  subheadlines: ['“In quotation marks”', 'اردو'],
  dateline: 'Islamabad: November 23, 2026',
  body: 'The first paragraph.\n\nThe second one, with a tab\tin it.',
};
const create = (headers = {}) => ask('POST /releases', { token: officer, body: { series: 'pr', ...parts }, headers });
const press = (
  word: string,
  token: string,
  { id, version }: { id: string; version: number },
  body: object = {},
  headers = {},
) => ask(`POST /releases/${id}/${word}`, { token, version, body, headers });
/** As text: a repeated answer is compared to the byte by whoever keeps the first. */
const toJson = (body: object) => JSON.stringify(body);
const read = async (id: string) => toJson((await ask(`GET /releases/${id}`, { token: officer })).body);

test('creating a release answers like reading it, and so does the repeated request', async () => {
  const headers = { 'idempotency-key': 'answers: create' };
  const created = await create(headers);
  expect(created.status).toBe(201);
  expect(await read(created.body.id)).toBe(toJson(created.body));
  expect(toJson((await create(headers)).body)).toBe(toJson(created.body));
});

test('publishing answers like reading: number, hash and approvals; so does the repeated request', async () => {
  const submitted = (await press('submit', officer, (await create()).body)).body;
  const once = (await press('approve', editor, submitted, { note: 'Read twice.' })).body;
  const approved = (await press('approve', second, once)).body;
  const headers = { 'idempotency-key': 'answers: publish' };
  const published = await press('publish', editor, approved, {}, headers);
  expect(published.body).toMatchObject({
    state: 'published',
    label: expect.stringMatching(/^\d\d-001MR$/),
    approvals: [{ by: 'Test editor', revision: 1, note: 'Read twice.' }, { note: null }],
    editions: [{ edition: 1, contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) }],
  });
  expect(await read(approved.id)).toBe(toJson(published.body));
  const again = await press('publish', editor, approved, {}, headers);
  expect([again.headers.get('idempotent-replayed'), toJson(again.body)]).toEqual(['true', toJson(published.body)]);
});

test('an urgent publication with one of two approvals answers like reading', async () => {
  const submitted = (await press('submit', officer, (await create()).body)).body;
  const once = (await press('approve', editor, submitted)).body;
  const published = await press('publish-urgently', second, once, { reason: 'Flood warning.' });
  expect(published.body).toMatchObject({ urgentReviewDue: true, approvals: [{ revision: 1 }], revision: 1 });
  expect(await read(once.id)).toBe(toJson(published.body));
});
