// Answers to comments, on a real PostgreSQL.
import { beforeEach, describe, expect, test } from 'vitest';
import { listNotices } from '#lib/notices/queries.ts';
import {
  asHouse,
  codesOf,
  makeDraft,
  makeOffice,
  makePublished,
  makeUser,
  type Office,
  valueOf,
} from '#test/factories.ts';
import { getDeskRelease } from '../queries.ts';
import { changeAnswer, withdrawAnswer } from './answer-commands.ts';
import { addComment, answerComment, resolveComment, withdrawComment } from './commands.ts';

let place: Office['place'];
let officer: Office['officer'];
let editor: Office['editor'];
let draft: Awaited<ReturnType<typeof makeDraft>>;
let commentId: string;

beforeEach(async () => {
  ({ place, officer, editor } = await makeOffice());
  draft = await makeDraft(officer, place);
  const { releaseId } = draft;
  ({ commentId } = valueOf(await addComment(editor, { releaseId, text: 'Who opens it?' })));
});

const onPage = async (who = officer) => (await getDeskRelease(who, draft.releaseId))?.comments ?? [];
const answers = async () => (await onPage())[0]?.answers ?? [];
const wordsOf = async () => (await answers()).map(({ text }) => text);
const news = async (person: Office['officer']) => (await listNotices(person, null)).rows.map(({ event }) => event);

/** Answers the comment. @returns the answer's id */
async function answer(who: Office['officer'], text: string): Promise<string> {
  valueOf(await answerComment(who, { commentId, text }));
  return (await answers()).at(-1)?.id ?? 'none';
}

describe('the writer of an answer', () => {
  test('changes what it says; the change is marked, in the record, and news to the conversation', async () => {
    const answerId = await answer(officer, 'The ministr.');
    valueOf(await changeAnswer(officer, { answerId, text: 'The minister.' }));
    valueOf(await changeAnswer(officer, { answerId, text: 'The minister.' }));
    expect(await answers()).toMatchObject([{ id: answerId, text: 'The minister.', by: officer.name, withdrawn: null }]);
    expect((await answers())[0]?.changed).toBeInstanceOf(Date);
    const changes = (await getDeskRelease(editor, draft.releaseId))?.history.filter(
      ({ type }) => type === 'comment.answer-changed',
    );
    expect(changes).toHaveLength(1);
    expect(JSON.stringify(changes)).toContain('The minister.');
    expect(await news(editor)).toEqual(['answer-changed', 'comment-answered']);
  });

  test('withdraws the last one, and it is gone; the record keeps the step', async () => {
    const answerId = await answer(officer, 'Unkind remark');
    valueOf(await withdrawAnswer(officer, { answerId }));
    valueOf(await withdrawAnswer(officer, { answerId }));
    expect(await answers()).toEqual([]);
    expect(JSON.stringify(await asHouse((tx) => tx.commentAnswer.findMany()))).not.toContain('Unkind');
    const steps = (await getDeskRelease(editor, draft.releaseId))?.history.map(({ type }) => type);
    expect(steps?.filter((type) => type.startsWith('comment.answer'))).toEqual([
      'comment.answer-withdrawn',
      'comment.answered',
    ]);
    expect(await news(editor)).toEqual(['answer-withdrawn', 'comment-answered']);
  });

  test('withdraws one that others follow, and its place stays until they are withdrawn too', async () => {
    const first = await answer(officer, 'The minister.');
    const second = await answer(editor, 'Which?');
    valueOf(await withdrawAnswer(officer, { answerId: first }));
    expect(await wordsOf()).toEqual(['', 'Which?']);
    expect((await answers())[0]?.withdrawn).toBeInstanceOf(Date);
    expect(codesOf(await changeAnswer(officer, { answerId: first, text: 'Of trade.' }))).toEqual(['answer-withdrawn']);
    valueOf(await withdrawAnswer(editor, { answerId: second }));
    expect(await wordsOf()).toEqual([]);
  });

  test('withdraws one of a resolved comment, and changes none', async () => {
    const answerId = await answer(officer, 'The minister.');
    valueOf(await resolveComment(editor, { commentId }));
    expect(codesOf(await changeAnswer(officer, { answerId, text: 'Nobody.' }))).toEqual(['comment-resolved']);
    valueOf(await withdrawAnswer(officer, { answerId }));
    expect(await onPage()).toMatchObject([{ text: 'Who opens it?', answers: [] }]);
  });

  test('takes the last words of a withdrawn comment away, and with them its place', async () => {
    const answerId = await answer(officer, 'The minister.');
    valueOf(await withdrawComment(editor, { commentId }));
    expect(codesOf(await changeAnswer(officer, { answerId, text: 'Nobody.' }))).toEqual(['comment-withdrawn']);
    expect(await onPage()).toHaveLength(1);
    valueOf(await withdrawAnswer(officer, { answerId }));
    expect(await onPage()).toEqual([]);
  });

  test('is the one who does; anybody else reads every reason, or that there is none', async () => {
    const answerId = await answer(officer, 'The minister.');
    const change = { answerId, text: 'Not mine.' };
    expect(codesOf(await changeAnswer(editor, change))).toEqual(['not-its-writer']);
    expect(codesOf(await withdrawAnswer(editor, { answerId }))).toEqual(['not-its-writer']);
    const auditor = await makeUser('auditor', place.desk.id);
    valueOf(await resolveComment(editor, { commentId }));
    expect(codesOf(await changeAnswer(auditor, change))).toEqual(['role', 'not-its-writer', 'comment-resolved']);
    const stranger = await makeUser(['officer', 'editor'], place.otherDesk.id);
    expect(await changeAnswer(stranger, change)).toMatchObject({ ok: false, kind: 'not-found' });
    await makePublished(officer, editor, draft);
    expect(codesOf(await withdrawAnswer(auditor, { answerId }))).toEqual(['role', 'state', 'not-its-writer']);
    expect(await wordsOf()).toEqual(['The minister.']);
  });
});
