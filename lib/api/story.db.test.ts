// The API's own story, on a real database: from a text to a numbered release.
import { beforeAll, expect, test } from 'vitest';
import { rowsAs } from '#e2e/harness/connections.ts';
import { getFile } from '#lib/publishing/queries.ts';
import { makeHouse, makeUser } from '#prisma/factories.ts';
import { ask, tokenOf } from '#e2e/harness/asking.ts';

let place: Awaited<ReturnType<typeof makeHouse>>;
let officer: string;
let editor: string;
const sheet = [
  'Demonstration: a text that came by the API',
  'Islamabad: November 23, 2026',
  '',
  'The first paragraph of the demonstration, which is written in the language of the release.',
  '',
  'The second one.',
  '*-*-*-*-*',
  '',
].join('\n');

beforeAll(async () => {
  place = await makeHouse({ key: 'pr' });
  officer = await tokenOf(await makeUser('officer', place.desk.id));
  editor = await tokenOf(await makeUser('editor', place.desk.id));
});

const create = (body: object = { text: sheet }) =>
  ask('POST /releases', { token: officer, body: { series: 'pr', ...body } });

test('a text in house format is created, submitted, approved and published, and says so as it goes', async () => {
  const created = await create();
  expect([created.status, created.headers.get('etag')]).toEqual([201, '"1"']);
  const { id } = created.body;
  expect(created.headers.get('location')).toBe(`/api/v1/releases/${id}`);
  expect(created.body).toMatchObject({
    series: 'pr',
    language: 'en',
    desk: place.desk.key,
    state: 'draft',
    publicState: 'none',
    headline: 'Demonstration: a text that came by the API',
    dateline: 'Islamabad: November 23, 2026',
    number: null,
    text: sheet,
    openDraft: { kind: 'first', state: 'draft', approvalsNeeded: 1 },
    editions: [],
    approvals: [],
  });
  const submitted = await ask(`POST /releases/${id}/submit`, { token: officer, version: 1 });
  expect([submitted.status, submitted.body.state, submitted.body.revision]).toEqual([200, 'submitted', 1]);
  const approved = await ask(`POST /releases/${id}/approve`, { token: editor, version: 2, body: { note: 'Fine.' } });
  expect([approved.body.state, approved.body.approvals]).toEqual([
    'approved',
    [{ by: 'Test editor', at: expect.any(String), revision: 1, note: 'Fine.' }],
  ]);
  const published = await ask(`POST /releases/${id}/publish`, { token: editor, version: 3 });
  expect(published.status).toBe(200);
  expect(published.headers.get('etag')).toBe('"4"');
  expect(published.body).toMatchObject({
    state: 'published',
    publicState: 'published',
    label: 'PR No.1',
    number: 1,
    url: expect.stringMatching(/^http.*\/releases\/pr\/\d{4}\/\d{2}\/1$/),
    text: `PR No.1\n${sheet}`,
    openDraft: null,
    editions: [{ edition: 1, note: null, textRemovedAt: null }],
  });
  const read = await ask(`GET /releases/${id}`, { token: editor });
  expect([read.status, read.body]).toEqual([200, published.body]);
});

test('a publication that is asked for again under its key is done once, and answered as the first was', async () => {
  const { id } = (await create()).body;
  await ask(`POST /releases/${id}/submit`, { token: officer, version: 1 });
  await ask(`POST /releases/${id}/approve`, { token: editor, version: 2 });
  const publish = () =>
    ask(`POST /releases/${id}/publish`, { token: editor, version: 3, headers: { 'idempotency-key': `publish ${id}` } });
  const answers = await Promise.all([publish(), publish(), publish(), publish()]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect(answers.filter(({ headers }) => headers.get('idempotent-replayed') === 'true')).toHaveLength(3);
  const events = await rowsAs(
    'admin',
    `SELECT seq FROM newsroom.audit_event WHERE release_id = $1 AND type = 'release.published'`,
    [id],
  );
  expect(events).toHaveLength(1);
});

test('what cannot wait is published without an approval, and flagged until a second editor has looked at it', async () => {
  const { id } = (await create()).body;
  const body = { reason: 'Flood warning for the coast.' };
  const urgent = await ask(`POST /releases/${id}/publish-urgently`, { token: editor, version: 1, body });
  expect([urgent.status, urgent.body.publicState, urgent.body.urgentReviewDue]).toEqual([200, 'published', true]);
  const second = await tokenOf(await makeUser('editor', place.desk.id));
  const { version } = urgent.body;
  const reviewed = await ask(`POST /releases/${id}/review-urgent`, {
    token: second,
    version,
    body: { note: 'Right.' },
  });
  expect([reviewed.status, reviewed.body.urgentReviewDue, reviewed.body.version]).toEqual([200, false, version + 1]);
});

test('a file is kept, attached, approved with the text and found at the release’s address; a repetition keeps nothing twice', async () => {
  const { id } = (await create()).body;
  const bytes = Buffer.from('month,tonnes\nNovember,12\n').toString('base64');
  const keep = (key: string, body: object) =>
    ask(`POST /releases/${id}/files`, { token: officer, headers: { 'idempotency-key': key }, body });
  const kept = await keep(`keep ${id}`, { name: 'Table of imports.csv', bytes });
  expect(kept).toMatchObject({
    status: 201,
    body: { name: 'table-of-imports.csv', title: 'Table of imports', size: 25 },
  });
  const again = await keep(`keep ${id}`, { name: 'Table of imports.csv', bytes });
  expect([again.body, again.headers.get('idempotent-replayed')]).toEqual([kept.body, 'true']);
  expect((await keep(`keep ${id}`, { name: 'Another.csv', bytes })).body.code).toBe('idempotency-key-reused');
  const { size: _size, ...attachment } = kept.body;
  const attachments = [{ ...attachment, title: 'Annexure A: imports' }];
  const before = (await ask(`GET /releases/${id}`, { token: officer })).body;
  const attached = await ask(`PATCH /releases/${id}`, { token: officer, version: 1, body: { attachments } });
  expect([attached.status, attached.body.attachments, attached.body.version]).toEqual([200, attachments, 2]);
  expect(attached.body.contentHash).not.toBe(before.contentHash);
  const renamed = await ask(`PATCH /releases/${id}`, {
    token: officer,
    version: 2,
    body: { headline: 'Demonstration: renamed' },
  });
  expect(renamed.body.attachments).toEqual(attachments);
  await ask(`POST /releases/${id}/submit`, { token: officer, version: 3 });
  const { body: revisions } = await ask(`GET /releases/${id}/revisions`, { token: editor });
  expect(revisions.revisions[0].attachments).toEqual(attachments);
  await ask(`POST /releases/${id}/approve`, { token: editor, version: 4 });
  const published = await ask(`POST /releases/${id}/publish`, { token: editor, version: 5 });
  expect([published.status, published.body.attachments]).toEqual([200, attachments]);
  const found = await getFile(new URL(published.body.url).pathname, null, 'table-of-imports.csv');
  expect(Buffer.from(found?.bytes ?? []).toString('base64')).toBe(bytes);
});

test.each([
  ['that is no base64', { name: 'a.csv', bytes: 'month;' }, 422, 'input'],
  ['that is not what it says', { name: 'a.pdf', bytes: 'bW9udGg=' }, 422, 'file-other-kind'],
  ['without a name', { bytes: 'bW9udGg=' }, 422, 'input'],
  [
    'of ten megabytes and one byte',
    { name: 'a.txt', bytes: Buffer.alloc((10 << 20) + 1, 'a').toString('base64') },
    422,
    'file-too-large',
  ],
  ['of twenty megabytes', { name: 'a.txt', bytes: Buffer.alloc(20 << 20, 'a').toString('base64') }, 413, 'too-large'],
])('a file %s is refused in words', async (_name, body, status, code) => {
  const { id } = (await create()).body;
  const refused = await ask(`POST /releases/${id}/files`, { token: officer, body });
  expect([refused.status, refused.body.reasons[0].code]).toEqual([status, code]);
});

test('a file of ten megabytes is taken', async () => {
  const { id } = (await create()).body;
  const body = { name: 'a.txt', bytes: Buffer.alloc(10 << 20, 'a').toString('base64') };
  expect((await ask(`POST /releases/${id}/files`, { token: officer, body })).body.size).toBe(10 << 20);
});
