// Every operation of the API, once as it should go, on a real database. Each answer is held against
// the OpenAPI document.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, makeApiOffice, documentedAnswers, tokenOf } from '#test/harness/api-request.ts';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import { makeHouse, makeUser, type Office } from '#test/factories.ts';
import { operations } from './operations.ts';

let place: Office['place'];
let officer: string;
let editor: string;
const parts = {
  headline: 'Demonstration: a text in its parts',
  subheadlines: ['With a line below'],
  dateline: 'Islamabad: November 23, 2026',
  body: 'The first paragraph, in the language of the release.\n\nThe second one.',
};

beforeAll(async () => {
  ({ place, officer, editor } = await makeApiOffice({ key: 'pr' }));
});

afterAll(() => {
  const answered = new Set([...documentedAnswers].filter((one) => / 2\d\d$/.test(one)).map((one) => one.split(' ')[0]));
  // comments.db.test.ts has those of comments.
  const names = operations.map(({ name }) => name).filter((name) => !/(Comments?|Answer)$/.test(name));
  expect(names.filter((name) => !answered.has(name))).toEqual([]);
});

/** Does a verb with the version that stands, and gives the release as it is then. */
async function step(id: string, word: string, token: string, body?: object) {
  const { version } = (await ask(`GET /releases/${id}`, { token })).body;
  const answered = await ask(`POST /releases/${id}/${word}`, { token, version, ...(body ? { body } : {}) });
  expect([word, answered.status, answered.body.reasons]).toEqual([word, 200, undefined]);
  expect(answered.headers.get('etag')).toBe(`"${answered.body.version}"`);
  await expectAsRead(answered.body, token);
  return answered.body;
}

/**
 * Whether a command tells how it left a release or that is read again, both say the same, to the
 * byte.
 */
async function expectAsRead(body: { id: string }, token: string) {
  const read = (await ask(`GET /releases/${body.id}`, { token })).body;
  expect(JSON.stringify(read)).toBe(JSON.stringify(body));
}

async function created(body: object = parts) {
  const answered = await ask('POST /releases', { token: officer, body: { series: 'pr', ...body } });
  expect(answered.status).toBe(201);
  await expectAsRead(answered.body, officer);
  return answered.body;
}

async function approved() {
  const { id } = await created();
  await step(id, 'submit', officer);
  await step(id, 'approve', editor);
  return id as string;
}

async function published() {
  const id = await approved();
  return step(id, 'publish', editor);
}

test('a release is created from its parts, as text or as a document, on the only desk and in the first language', async () => {
  const fromText = await created();
  expect(fromText).toMatchObject({ desk: place.desk.key, language: 'en', headline: parts.headline, note: null });
  const fromDocument = await created({ ...parts, body: documentOf(parts.body.split('\n\n')) });
  expect([fromDocument.text, fromDocument.contentHash]).toEqual([fromText.text, fromText.contentHash]);
});

test('parts of a text are changed, the others stay as they are', async () => {
  const { id, version, text } = await created();
  const body = { headline: 'Demonstration: another headline' };
  const changed = await ask(`PATCH /releases/${id}`, { token: officer, version, body });
  expect([changed.status, changed.body.version]).toEqual([200, version + 1]);
  expect(changed.body.text).toBe(text.replace(parts.headline, body.headline));
  const whole = await ask(`PATCH /releases/${id}`, { token: officer, version: version + 1, body: { text } });
  expect([whole.body.text, whole.body.endMark]).toEqual([text, '*-*-*-*-*']);
  const same = await ask(`PATCH /releases/${id}`, { token: officer, version: version + 2, body: { text } });
  expect(same.body.version).toBe(version + 2);
});

test('a file is kept for a release, and attached by a change of its text', async () => {
  const { id, version } = await created();
  const body = { name: 'Table.csv', bytes: Buffer.from('month,tonnes\n').toString('base64') };
  const kept = await ask(`POST /releases/${id}/files`, { token: officer, body });
  expect([kept.status, kept.body.name]).toEqual([201, 'table.csv']);
  const { size: _size, ...attachment } = kept.body;
  const attached = await ask(`PATCH /releases/${id}`, { token: officer, version, body: { attachments: [attachment] } });
  expect([attached.status, attached.body.attachments]).toEqual([200, [attachment]]);
});

test('a text of which much goes is kept before, and brought back; a revision too', async () => {
  const { id, version, text } = await created();
  const emptied = await ask(`PATCH /releases/${id}`, { token: officer, version, body: { body: '' } });
  expect(emptied.status).toBe(200);
  const { checkpoints, next } = (await ask(`GET /releases/${id}/checkpoints`, { token: editor })).body;
  expect([checkpoints.length, next]).toEqual([1, null]);
  expect(checkpoints[0]).toMatchObject({ text, why: 'loss', writtenBy: 'Test officer' });
  expect((await step(id, 'bring-back', officer, { checkpoint: checkpoints[0].id })).text).toBe(text);
  await step(id, 'submit', officer);
  await step(id, 'recall', officer);
  const { version: recalled } = (await ask(`GET /releases/${id}`, { token: officer })).body;
  await ask(`PATCH /releases/${id}`, { token: officer, version: recalled, body: { headline: 'Demonstration: other' } });
  expect((await step(id, 'bring-back', officer, { revision: 1 })).text).toBe(text);
  const line = `POST /releases/${id}/bring-back`;
  const both = { checkpoint: checkpoints[0].id, revision: 1 };
  expect((await ask(line, { token: officer, version: 1, body: both })).status).toBe(422);
  expect((await ask(line, { token: officer, version: recalled + 2, body: { revision: 9 } })).status).toBe(404);
});

test('a text is moved to another series, with or without a change of its words', async () => {
  const other = (await makeHouse()).series.key;
  const { id, version, contentHash } = await created();
  const moved = await ask(`PATCH /releases/${id}`, { token: officer, version, body: { series: other } });
  expect([moved.status, moved.body.series, moved.body.version]).toEqual([200, other, version + 1]);
  expect(moved.body.contentHash).not.toBe(contentHash);
  const body = { series: place.series.key, headline: 'Demonstration: moved back' };
  const back = await ask(`PATCH /releases/${id}`, { token: officer, version: version + 1, body });
  expect([back.body.series, back.body.headline]).toEqual([place.series.key, body.headline]);
  const nowhere = await ask(`PATCH /releases/${id}`, { token: officer, version: version + 2, body: { series: 'no' } });
  expect([nowhere.status, nowhere.body.reasons[0].field]).toEqual([422, 'series']);
});

test('a review goes back and forth, and the history and the revisions tell it', async () => {
  const { id } = await created();
  await step(id, 'submit', officer);
  await step(id, 'recall', officer);
  await step(id, 'submit', officer);
  const back = await step(id, 'request-changes', editor, { reason: 'Say who speaks.' });
  expect(back.openDraft).toEqual({ kind: 'first', state: 'changes-requested', approvalsNeeded: 1 });
  await step(id, 'submit', officer);
  const { approvals } = await step(id, 'approve', editor, { note: 'Now it is right.' });
  expect(approvals).toMatchObject([{ by: 'Test editor', revision: 3, note: 'Now it is right.' }]);
  expect((await step(id, 'edit', officer)).approvals).toEqual([]);
  await step(id, 'discard', officer);
  expect((await step(id, 'restore', officer)).state).toBe('draft');
  const { revisions, next } = (await ask(`GET /releases/${id}/revisions`, { token: editor })).body;
  expect([revisions.length, next, revisions[0].writers]).toEqual([3, null, ['Test officer']]);
  expect(revisions[0].reviews[0]).toMatchObject({ decision: 'approved', note: 'Now it is right.' });
  expect(revisions[0].reviews[0].endedAt).not.toBeNull();
  const { events } = (await ask(`GET /releases/${id}/history`, { token: editor })).body;
  expect(events.map(({ type }: { type: string }) => type)).toEqual([
    'release.created',
    'draft.submitted',
    'draft.recalled',
    'draft.submitted',
    'draft.changes-requested',
    'draft.submitted',
    'draft.approved',
    'draft.reopened',
    'draft.discarded',
    'draft.restored',
  ]);
});

test('an open draft is assigned by an e-mail address, and taken back, without a new version', async () => {
  const { id, version } = await created();
  const { name, email } = await makeUser('officer', place.desk.id);
  const assigned = await ask(`POST /releases/${id}/assign`, {
    token: officer,
    body: { assignee: email.toUpperCase() },
  });
  expect([assigned.status, assigned.body.version, assigned.body.assignee]).toEqual([200, version, { name, email }]);
  await expectAsRead(assigned.body, officer);
  const elsewhere = await makeUser('officer', place.otherDesk.id);
  for (const assignee of [elsewhere.email, 'nobody@demo.example']) {
    const refused = await ask(`POST /releases/${id}/assign`, { token: editor, body: { assignee } });
    expect([refused.status, refused.body.reasons[0]]).toMatchObject([422, { code: 'assignee', field: 'assignee' }]);
  }
  expect((await step(id, 'assign', editor, { assignee: null })).assignee).toBeNull();
});

test('an approved text is scheduled and taken back', async () => {
  const id = await approved();
  const scheduled = await step(id, 'schedule', editor, { publishAt: '2099-06-01T10:00:00+05:00' });
  expect([scheduled.state, scheduled.publishAt]).toEqual(['scheduled', '2099-06-01T05:00:00.000Z']);
  const back = await step(id, 'unschedule', editor);
  expect([back.state, back.publishAt]).toEqual(['approved', null]);
});

test('an embargo is set and lifted, and holds the text meanwhile', async () => {
  const id = await approved();
  const terms = 'Accredited press.';
  const held = await step(id, 'set-embargo', officer, { until: '2099-06-01T10:00:00+05:00', terms });
  expect([held.state, held.embargo]).toEqual(['approved', { until: '2099-06-01T05:00:00.000Z', terms }]);
  const refused = await ask(`POST /releases/${id}/publish`, { token: editor, version: held.version });
  expect([refused.status, refused.body.code]).toEqual([409, 'embargo']);
  expect((await step(id, 'lift-embargo', editor)).embargo).toBeNull();
  expect(await step(id, 'publish', editor)).toMatchObject({ state: 'published', embargo: null });
});

test('an urgent publication is flagged until a second editor has reviewed it', async () => {
  const { id } = await created();
  expect((await step(id, 'publish-urgently', editor, { reason: 'Flood warning.' })).urgentReviewDue).toBe(true);
  const second = await tokenOf(await makeUser('editor', place.desk.id));
  expect((await step(id, 'review-urgent', second, { note: 'Right.' })).urgentReviewDue).toBe(false);
});

test('a correction becomes the second edition, and the two are compared', async () => {
  const { id, number } = await published();
  const opened = await step(id, 'correct', officer);
  expect(opened).toMatchObject({ state: 'draft', publicState: 'published', openDraft: { kind: 'correction' } });
  const body = { headline: 'Demonstration: a text in its better parts', note: 'The headline.' };
  await ask(`PATCH /releases/${id}`, { token: officer, version: opened.version, body });
  await step(id, 'submit', officer);
  await step(id, 'approve', editor);
  const corrected = await step(id, 'publish', editor);
  expect(corrected).toMatchObject({ number, editions: [{ edition: 1 }, { edition: 2, note: 'The headline.' }] });
  const { parts: compared } = (await ask(`GET /releases/${id}/compare?from=1&to=2`, { token: editor })).body;
  const headline = compared.find(({ part }: { part: string }) => part === 'headline');
  expect(headline.changes[0]).toMatchObject({ kind: 'changed' });
  expect(headline.changes[0].words).toContainEqual({ kind: 'added', text: expect.stringContaining('better') });
});

test('a published release is withdrawn, reinstated, and never has one version for two states', async () => {
  const { id, version } = await published();
  const withdrawn = await step(id, 'withdraw', editor, { reason: 'A wrong figure.', keepText: true });
  const back = await step(id, 'reinstate', editor, { reason: 'The figure was right.' });
  expect([withdrawn.publicState, back.publicState]).toEqual(['withdrawn', 'published']);
  expect([withdrawn.version, back.version]).toEqual([version + 1, version + 2]);
  const withdrawal = await step(id, 'withdraw', editor, { reason: 'Once more.', keepText: false });
  expect(withdrawal.editions[0].textRemovedAt).not.toBeNull();
});

test('versions of a release only rise, whatever becomes of its corrections', async () => {
  const { id, version } = await published();
  const first = await step(id, 'correct', officer);
  const discarded = await step(id, 'discard', officer);
  const turned = await step(id, 'withdraw', editor, { reason: 'A wrong figure.', keepText: true });
  expect(first.version).toBe(version + 1);
  expect([discarded.state, discarded.version > first.version]).toEqual(['published', true]);
  expect(turned.version).toBeGreaterThan(discarded.version);
});

test('a translation takes its original’s number, and its series where one is named', async () => {
  const { id, number, series } = await published();
  const body = { translationOf: id, language: 'ur', text: '' };
  const other = await ask('POST /releases', { token: officer, body: { ...body, series: 'other' } });
  expect([other.status, other.body.code]).toEqual([422, 'series']);
  const begun = await ask('POST /releases', { token: officer, body: { ...body, series } });
  expect([begun.status, begun.body.language, begun.body.series]).toEqual([201, 'ur', 'pr']);
  expect(number).toBeGreaterThan(0);
});

test('releases are listed by state, series and words, each once, page by page', async () => {
  const marker = `Demonstration: list ${Date.now().toString(36)}`;
  for (let i = 0; i < 53; i++) await created({ headline: `${marker} ${i}` });
  const q = encodeURIComponent(marker.toUpperCase());
  const first = (await ask(`GET /releases?q=${q}&series=pr&state=draft`, { token: officer })).body;
  expect([first.releases.length, first.releases[0].headline]).toEqual([50, `${marker} 52`]);
  const second = (await ask(`GET /releases?q=${q}&cursor=${first.next}`, { token: officer })).body;
  expect([second.releases.map(({ headline }: { headline: string }) => headline), second.next]).toEqual([
    [`${marker} 2`, `${marker} 1`, `${marker} 0`],
    null,
  ]);
  const { id, label } = await published();
  const listed = (await ask(`GET /releases?state=published&q=${encodeURIComponent(label)}`, { token: officer })).body;
  expect(listed.releases.map((one: { id: string }) => one.id)).toContain(id);
  const elsewhere = await tokenOf(await makeUser('editor', place.otherDesk.id));
  expect((await ask('GET /releases', { token: elsewhere })).body.releases).toEqual([]);
  expect((await ask('GET /releases?series=none', { token: officer })).body.releases).toEqual([]);
});

test('series say what comes next; a number is reserved and ended, and the register has it all', async () => {
  const { series } = (await ask('GET /series', { token: officer })).body;
  const next = series.find(({ key }: { key: string }) => key === 'pr').next;
  const body = { series: 'pr', reason: 'Announced by telephone.' };
  const reserved = await ask('POST /numbers/reserve', { token: editor, body });
  expect([reserved.status, reserved.body.label, reserved.body.number]).toEqual([201, next.label, next.number]);
  const ended = await ask(`POST /numbers/${reserved.body.reservationId}/void`, {
    token: editor,
    body: { reason: 'Not used.' },
  });
  expect([ended.status, ended.body.number]).toEqual([200, next.number]);
  const { entries } = (await ask(`GET /register?series=pr&period=${next.period}`, { token: officer })).body;
  expect(entries.slice(0, 2).map(({ kind, number }: { kind: string; number: number }) => [kind, number])).toEqual([
    ['void', next.number],
    ['reserved', next.number],
  ]);
  expect((await ask('GET /register?series=none', { token: officer })).status).toBe(404);
});

test('a reserved number is taken by the publication that names it', async () => {
  const body = { series: 'pr', reason: 'Announced by telephone.' };
  const { reservationId, number } = (await ask('POST /numbers/reserve', { token: editor, body })).body;
  const id = await approved();
  expect((await step(id, 'publish', editor, { reservationId })).number).toBe(number);
});
