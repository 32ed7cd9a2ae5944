// Comments on a text, on a real PostgreSQL.
import { beforeEach, describe, expect, test } from 'vitest';
import { listNotices } from '#lib/notices/queries.ts';
import { setSeries } from '#lib/numbering/series-commands.ts';
import { startCorrection } from '#lib/publishing/correct.ts';
import { publishRelease } from '#lib/publishing/publish.ts';
import { systemActor } from '#lib/core/actor.ts';
import {
  asHouse,
  codesOf,
  makeApproved,
  makeContent,
  makeDraft,
  makeOffice,
  makePublished,
  makeUser,
  type Office,
  valueOf,
} from '#test/factories.ts';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import { attemptAs, rowsAs } from '#test/harness/connections.ts';
import { approveDraft, submitDraft } from '../commands.ts';
import { getDeskRelease } from '../queries.ts';
import { saveDraft } from '../write.ts';
import {
  addComment,
  answerComment,
  changeComment,
  reopenComment,
  resolveComment,
  withdrawComment,
} from './commands.ts';
import { commentSizes } from './rules.ts';

let place: Office['place'];
let officer: Office['officer'];
let editor: Office['editor'];
let draft: Awaited<ReturnType<typeof makeDraft>>;

beforeEach(async () => {
  ({ place, officer, editor } = await makeOffice());
  draft = await makeDraft(officer, place);
});

const words = { field: 'body' as const, quote: 'the language of the release' };
const commented = async (text = 'Which language?') =>
  valueOf(await addComment(editor, { releaseId: draft.releaseId, text, words }));
const onPage = async (who = officer) => (await getDeskRelease(who, draft.releaseId))?.comments ?? [];
const news = async (person: Office['officer']) => (await listNotices(person, null)).rows.map(({ event }) => event);

describe('a comment', () => {
  test('stands at its words, is answered, resolved and reopened; each step is in the record and is news', async () => {
    const { commentId } = await commented();
    valueOf(await answerComment(officer, { commentId, text: 'The one on the folio.' }));
    valueOf(await resolveComment(editor, { commentId }));
    expect(await onPage()).toMatchObject([
      {
        text: 'Which language?',
        by: editor.name,
        words: { field: 'body', quote: words.quote, after: '.\nThe second one.', paragraph: 0 },
        answers: [{ text: 'The one on the folio.', by: officer.name }],
        resolved: { by: editor.name },
        isPast: false,
      },
    ]);
    valueOf(await reopenComment(officer, { commentId }));
    expect((await onPage())[0]?.resolved).toBeNull();
    const release = await getDeskRelease(editor, draft.releaseId);
    expect(release?.history.slice(0, 4).map(({ type, by }) => [type, by])).toEqual([
      ['comment.reopened', officer.name],
      ['comment.resolved', editor.name],
      ['comment.answered', officer.name],
      ['comment.made', editor.name],
    ]);
    expect(await news(officer)).toEqual(['comment-resolved', 'commented']);
    expect(await news(editor)).toEqual(['comment-reopened', 'comment-answered']);
  });

  test('touches neither text nor version nor approvals', async () => {
    const approved = await makeApproved(officer, editor, draft);
    await commented();
    const release = await getDeskRelease(editor, draft.releaseId);
    expect([release?.draft?.version, release?.draft?.approvals.length]).toEqual([approved.version, 1]);
    expect((await publishRelease(editor, approved)).ok).toBe(true);
  });

  test('may be about the whole text', async () => {
    valueOf(await addComment(editor, { releaseId: draft.releaseId, text: 'Too long.' }));
    expect(await onPage()).toMatchObject([{ text: 'Too long.', words: null }]);
  });

  test('on words that are not in the text is refused, with what else speaks against it', async () => {
    const elsewhere = { ...words, quote: 'never written' };
    const auditor = await makeUser('auditor', place.desk.id);
    const input = { releaseId: draft.releaseId, text: 'Where?', words: elsewhere };
    expect(codesOf(await addComment(editor, input))).toEqual(['words-not-found']);
    expect(codesOf(await addComment(auditor, input))).toEqual(['role', 'words-not-found']);
  });

  test('keeps its quotation when its words are gone, and goes on with its conversation', async () => {
    const { commentId } = await commented();
    valueOf(await saveDraft(officer, { ...draft, content: makeContent({ body: documentOf(['Another text.']) }) }));
    expect(await onPage()).toMatchObject([{ words: { quote: words.quote } }]);
    valueOf(await answerComment(officer, { commentId, text: 'I took the paragraph out.' }));
  });

  test('that is resolved is not answered, and pressing twice changes nothing', async () => {
    const { commentId } = await commented();
    valueOf(await resolveComment(editor, { commentId }));
    valueOf(await resolveComment(officer, { commentId }));
    expect((await onPage())[0]?.resolved?.by).toBe(editor.name);
    expect(codesOf(await answerComment(officer, { commentId, text: 'Late.' }))).toEqual(['comment-resolved']);
  });

  test('is one of a number that has an end, and so is an answer', async () => {
    const { id: draftId } = await asHouse((tx) =>
      tx.draft.findFirstOrThrow({ where: { releaseId: draft.releaseId }, select: { id: true } }),
    );
    const row = { releaseId: draft.releaseId, text: 'One of many.', createdAt: new Date() };
    const { commentId } = await commented();
    await asHouse(async (tx) => {
      await tx.comment.createMany({ data: Array(commentSizes.comments - 1).fill({ ...row, draftId }) });
      await tx.commentAnswer.createMany({ data: Array(commentSizes.answers).fill({ ...row, commentId }) });
    });
    expect(codesOf(await addComment(editor, { releaseId: draft.releaseId, text: 'One more.' }))).toEqual([
      'comments-full',
    ]);
    expect(codesOf(await answerComment(editor, { commentId, text: 'One more.' }))).toEqual(['answers-full']);
  });
});

describe('after publication', () => {
  test('comments stay readable on the desk, and nobody goes on with them', async () => {
    const { commentId } = await commented();
    await makePublished(officer, editor, draft);
    expect(await onPage()).toMatchObject([{ isPast: true, resolved: null }]);
    expect(codesOf(await resolveComment(editor, { commentId }))).toEqual(['state']);
    const begun = valueOf(await startCorrection(officer, { releaseId: draft.releaseId }));
    expect(codesOf(await answerComment(editor, { commentId, text: 'Now?' }))).toEqual(['comment-past']);
    valueOf(await addComment(editor, { releaseId: begun.releaseId, text: 'Of the correction.' }));
    expect((await onPage()).map(({ isPast }) => isPast)).toEqual([true, false]);
  });

  test('the site’s role reads none of them, and nothing public has a word of them', async () => {
    const secret = 'Unsayable remark of the demonstration';
    const { commentId } = await commented(secret);
    valueOf(await answerComment(officer, { commentId, text: `${secret}, answered` }));
    await makePublished(officer, editor, draft);
    for (const table of ['comment', 'comment_answer'])
      expect(await attemptAs('public_app', `SELECT * FROM newsroom.${table}`)).toBe('42501');
    for (const table of ['edition', 'release', 'register_entry']) {
      const rows = await rowsAs('admin', `SELECT to_json(t)::text AS text FROM pub.${table} t`);
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toContain(secret);
    }
  });
});

describe('its own writer', () => {
  test('changes what a comment says, with the time; the same words again change nothing', async () => {
    const { commentId } = await commented();
    valueOf(await answerComment(officer, { commentId, text: 'The one on the folio.' }));
    expect(await onPage()).toMatchObject([{ changed: null, withdrawn: null }]);
    valueOf(await changeComment(editor, { commentId, text: 'Which of the two languages?' }));
    valueOf(await changeComment(editor, { commentId, text: 'Which of the two languages?' }));
    expect(await onPage()).toMatchObject([
      { text: 'Which of the two languages?', by: editor.name, words: { quote: words.quote }, answers: [{}] },
    ]);
    expect((await onPage())[0]?.changed).toBeInstanceOf(Date);
    const release = await getDeskRelease(editor, draft.releaseId);
    const changes = release?.history.filter(({ type }) => type === 'comment.changed');
    expect(changes).toHaveLength(1);
    expect(JSON.stringify(changes)).toContain('Which of the two languages?');
    expect(await news(officer)).toEqual(['comment-changed', 'commented']);
  });

  test('withdraws a comment that nobody answered, and it is gone; the record keeps both steps', async () => {
    const { commentId } = await commented();
    valueOf(await withdrawComment(editor, { commentId }));
    valueOf(await withdrawComment(editor, { commentId }));
    expect(await onPage()).toEqual([]);
    const release = await getDeskRelease(editor, draft.releaseId);
    const steps = release?.history.map(({ type }) => type).filter((type) => type.startsWith('comment.'));
    expect(steps).toEqual(['comment.withdrawn', 'comment.made']);
    expect(await news(officer)).toEqual(['comment-withdrawn', 'commented']);
  });

  test('withdraws an answered comment, of which place and answers stay, and nobody goes on with it', async () => {
    const { commentId } = await commented('Unkind remark');
    valueOf(await answerComment(officer, { commentId, text: 'The one on the folio.' }));
    valueOf(await withdrawComment(editor, { commentId }));
    expect(await onPage()).toMatchObject([
      { text: '', words: { quote: words.quote }, answers: [{ text: 'The one on the folio.' }] },
    ]);
    expect((await onPage())[0]?.withdrawn).toBeInstanceOf(Date);
    expect(JSON.stringify(await asHouse((tx) => tx.comment.findMany()))).not.toContain('Unkind');
    for (const refused of [
      await answerComment(officer, { commentId, text: 'Why?' }),
      await reopenComment(officer, { commentId }),
      await changeComment(editor, { commentId, text: 'Kind.' }),
    ])
      expect(codesOf(refused)).toEqual(['comment-withdrawn']);
  });

  test('a withdrawn comment stops no submission', async () => {
    const { commentId } = await commented();
    valueOf(await setSeries(systemActor('the test'), { series: place.series.key, commentsStop: true }));
    expect(codesOf(await submitDraft(officer, draft))).toEqual(['comments-open']);
    valueOf(await withdrawComment(editor, { commentId }));
    expect((await submitDraft(officer, draft)).ok).toBe(true);
  });

  test('is the one who does; anybody else reads every reason', async () => {
    const { commentId } = await commented();
    const change = { commentId, text: 'Not mine.' };
    expect(codesOf(await changeComment(officer, change))).toEqual(['not-its-writer']);
    expect(codesOf(await withdrawComment(officer, { commentId }))).toEqual(['not-its-writer']);
    const auditor = await makeUser('auditor', place.desk.id);
    valueOf(await resolveComment(editor, { commentId }));
    expect(codesOf(await changeComment(auditor, change))).toEqual(['role', 'not-its-writer', 'comment-resolved']);
    await makePublished(officer, editor, draft);
    expect(codesOf(await withdrawComment(auditor, { commentId }))).toEqual(['role', 'state', 'not-its-writer']);
    expect(await onPage()).toMatchObject([{ text: 'Which language?' }]);
  });
});

test('PostgreSQL lets nobody move or delete a comment or an answer', async () => {
  await commented();
  for (const change of [
    `UPDATE newsroom.comment SET created_by_id = NULL`,
    `UPDATE newsroom.comment SET anchor = NULL, field = NULL`,
    'DELETE FROM newsroom.comment',
    `UPDATE newsroom.comment_answer SET created_by_id = NULL`,
    `UPDATE newsroom.comment_answer SET comment_id = NULL`,
    'DELETE FROM newsroom.comment_answer',
  ])
    expect(await attemptAs('newsroom_app', change)).toBe('42501');
});

test('a comment does not exist for whoever does not read its desk', async () => {
  const { commentId } = await commented();
  const stranger = await makeUser(['officer', 'editor'], place.otherDesk.id);
  for (const refused of [
    await resolveComment(stranger, { commentId }),
    await answerComment(stranger, { commentId, text: 'Hello?' }),
    await addComment(stranger, { releaseId: draft.releaseId, text: 'Hello?' }),
  ])
    expect(refused).toMatchObject({ ok: false, kind: 'not-found' });
});

describe('an open comment', () => {
  test('stops the submission where the series says so, with how many there are; a resolved one does not', async () => {
    const { commentId } = await commented();
    const house = systemActor('the test');
    valueOf(await setSeries(house, { series: place.series.key, commentsStop: true }));
    expect((await getDeskRelease(officer, draft.releaseId))?.can.submit.reasons).toMatchObject([
      { code: 'comments-open', field: 'comments', params: { count: 1 } },
    ]);
    expect(codesOf(await submitDraft(officer, draft))).toEqual(['comments-open']);
    valueOf(await resolveComment(officer, { commentId }));
    const submitted = valueOf(await submitDraft(officer, draft));
    valueOf(await reopenComment(editor, { commentId }));
    // What is submitted is the editors' to decide.
    expect((await approveDraft(editor, submitted)).ok).toBe(true);
  });

  test('stops nothing where the series does not', async () => {
    await commented();
    expect((await submitDraft(officer, draft)).ok).toBe(true);
  });
});
