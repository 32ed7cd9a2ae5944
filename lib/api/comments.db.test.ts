// The operations on comments, on a real database. Each answer is held against the OpenAPI document.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, documentedAnswers, makeApiOffice } from '#test/harness/api-request.ts';
import { operations } from './operations.ts';

let officer: string;
let editor: string;

beforeAll(async () => {
  ({ officer, editor } = await makeApiOffice({ key: 'pr' }));
});

afterAll(() => {
  const answered = new Set([...documentedAnswers].filter((one) => / 2\d\d$/.test(one)).map((one) => one.split(' ')[0]));
  const names = operations.map(({ name }) => name).filter((name) => /(Comments?|Answer)$/.test(name));
  expect(names.filter((name) => !answered.has(name))).toEqual([]);
});

test('words of a text are commented on, answered, resolved and reopened, without a new version', async () => {
  const parts = {
    headline: 'Demonstration: a text in its parts',
    body: 'The first paragraph, in the language of the release.\n\nThe second one.',
  };
  const { id, version } = (await ask('POST /releases', { token: officer, body: { series: 'pr', ...parts } })).body;
  const body = { text: 'Which language?', field: 'body', quote: 'the language of the release' };
  const made = await ask(`POST /releases/${id}/comments`, { token: editor, body });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ ...body, release: id, wordsNow: body.quote, answers: [], resolvedAt: null });
  const step = (word: string, token: string, more?: object) =>
    ask(`POST /comments/${made.body.id}/${word}`, { token, ...(more ? { body: more } : {}) });
  const first = (await step('answer', officer, { text: 'Englsh.' })).body.answers[0];
  expect(first).toMatchObject({ text: 'Englsh.', changedAt: null, withdrawnAt: null });
  const corrected = await ask(`POST /answers/${first.id}/change`, { token: officer, body: { text: 'English.' } });
  expect(corrected.body.answers).toMatchObject([{ id: first.id, text: 'English.' }]);
  expect(corrected.body.answers[0].changedAt).not.toBeNull();
  expect((await step('resolve', officer)).body.resolvedBy).toBe('Test officer');
  const changes = { body: 'The first paragraph, in plain English.\n\nThe second one.' };
  expect((await ask(`PATCH /releases/${id}`, { token: officer, version, body: changes })).status).toBe(200);
  const reopened = await step('reopen', editor);
  expect(reopened.body).toMatchObject({ quote: body.quote, wordsNow: 'plain English', resolvedBy: null });
  const whole = (await ask(`POST /releases/${id}/comments`, { token: editor, body: { text: 'Too short.' } })).body;
  expect(whole).toMatchObject({ field: null, quote: null, wordsNow: null });
  expect((await ask(`GET /releases/${id}/comments`, { token: officer })).body).toEqual({
    comments: [reopened.body, whole],
  });
  const changed = await step('change', editor, { text: 'In which language?' });
  expect(changed.body).toMatchObject({ text: 'In which language?', withdrawnAt: null });
  expect(changed.body.changedAt).not.toBeNull();
  const others = await step('change', officer, { text: 'Mine now.' });
  expect([others.status, others.body.reasons[0].code]).toEqual([403, 'not-its-writer']);
  const withdrawn = await step('withdraw', editor);
  expect(withdrawn.body).toMatchObject({ text: '', quote: body.quote, answers: [{ text: 'English.' }] });
  expect(withdrawn.body.withdrawnAt).not.toBeNull();
  expect((await ask(`POST /comments/${whole.id}/withdraw`, { token: editor })).body).toMatchObject({ text: '' });
  expect((await ask(`GET /releases/${id}/comments`, { token: officer })).body).toEqual({ comments: [withdrawn.body] });
  const answer = withdrawn.body.answers[0].id;
  const onAnswer = (word: string, token: string, more?: object) =>
    ask(`POST /answers/${answer}/${word}`, { token, ...(more ? { body: more } : {}) });
  const late = await onAnswer('change', officer, { text: 'Plain English.' });
  expect([late.status, late.body.reasons[0].code]).toEqual([409, 'comment-withdrawn']);
  expect((await onAnswer('withdraw', editor)).body.reasons[0].code).toBe('not-its-writer');
  const bare = await onAnswer('withdraw', officer);
  expect(bare.body).toMatchObject({ id: withdrawn.body.id, answers: [] });
  expect((await ask(`GET /releases/${id}/comments`, { token: officer })).body).toEqual({ comments: [] });
  const half = await ask(`POST /releases/${id}/comments`, { token: editor, body: { text: 'Where?', field: 'body' } });
  expect([half.status, half.body.reasons[0].field]).toEqual([422, 'quote']);
});
