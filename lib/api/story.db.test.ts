// The API's own story, on a real database: from a text to a numbered release.
import { beforeAll, expect, test } from 'vitest';
import { rowsAs } from '#test/harness/connections.ts';
import { makeUser, type Office } from '#test/factories.ts';
import { ask, makeApiOffice, tokenOf } from '#test/harness/api-request.ts';

let place: Office['place'];
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

const parts = {
  headline: 'Demonstration: a text that came by the API',
  dateline: 'Islamabad: November 23, 2026',
  body: 'The first paragraph of the demonstration, which is written in the language of the release.\n\nThe second one.',
  endMark: '*-*-*-*-*',
};

beforeAll(async () => {
  ({ place, officer, editor } = await makeApiOffice({ key: 'pr' }));
});

const create = (body: object = { text: sheet }) =>
  ask('POST /releases', { token: officer, body: { series: 'pr', ...body } });

test('a text in house format is created, submitted, approved and published', async () => {
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

test('kicker, contacts and notes come by fields or in the text, are changed one by one, and stand in what is published', async () => {
  const contacts = [
    { name: 'Duty officer', role: 'Press wing', telephone: '+92 51 555 0100', email: 'press@demo.example' },
  ];
  const fields = { kicker: 'COUNCIL OF GARDENS', contacts, notes: 'The orangery was built in 1931.' };
  const made = await create({ ...parts, ...fields });
  expect(made.body, JSON.stringify(made.body)).toMatchObject({ state: 'draft' });
  const { id, text, version } = made.body;
  const printed = [
    '— COUNCIL OF GARDENS —',
    sheet.trimEnd(),
    '',
    ...['Contacts:', 'Duty officer', 'Press wing', 'Telephone: +92 51 555 0100', 'E-mail: press@demo.example'],
    '',
    'Notes to editors:',
    'The orangery was built in 1931.',
    '',
  ].join('\n');
  expect(text).toBe(printed);
  expect((await create({ text })).body.text).toBe(printed);
  const changed = await ask(`PATCH /releases/${id}`, { token: officer, version, body: { kicker: 'FLOOD WARNING' } });
  expect(changed.body.text).toBe(printed.replace('COUNCIL OF GARDENS', 'FLOOD WARNING'));
  const without = await ask(`PATCH /releases/${id}`, {
    token: officer,
    version: changed.body.version,
    body: { contacts: [], notes: '' },
  });
  expect(without.body.text).toBe(`— FLOOD WARNING —\n${sheet}`);
  await ask(`POST /releases/${id}/submit`, { token: officer, version: without.body.version });
  await ask(`POST /releases/${id}/approve`, { token: editor, version: without.body.version + 1 });
  const { body } = await ask(`POST /releases/${id}/publish`, { token: editor, version: without.body.version + 2 });
  expect(body.text).toBe(`${body.label}\n— FLOOD WARNING —\n${sheet}`);
});

test.each([
  ['kicker', 'K'.repeat(201)],
  ['contacts', [{ name: 'Duty officer', telephone: '+92', fax: '+93' }]],
  ['contacts', 'Duty officer, +92 51 555 0100'],
  ['notes', { type: 'doc', content: [{ type: 'script' }] }],
])('a %s that does not fit is refused by its name', async (field, value) => {
  const { status, body } = await create({ ...parts, [field]: value });
  expect([status, JSON.stringify(body)]).toEqual([422, expect.stringContaining(field)]);
});

test('a publication repeated under its key happens once, with the same answer', async () => {
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

test('an urgent text is published without an approval, and flagged until a second editor reviews it', async () => {
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
