import 'server-only';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok } from '#lib/core/result.ts';
import { type Command, readAs } from '#lib/core/transact.ts';
import { changeAnswer, withdrawAnswer } from '#lib/releases/comments/answer-commands.ts';
import {
  addComment,
  answerComment,
  changeComment,
  reopenComment,
  resolveComment,
  withdrawComment,
} from '#lib/releases/comments/commands.ts';
import { commentOf, commentsOf } from '#lib/releases/comments/queries.ts';
import { placeOf } from '#lib/releases/comments/rules.ts';
import type { Comment, CommentInput, CommentResult, Remark } from '#lib/releases/comments/schema.ts';
import { linesOf, textOf } from '#lib/releases/comments/words-rules.ts';
import { type LoadedDraft, loadDraft } from '#lib/releases/load.ts';
import {
  type AddCommentBody,
  type AnswerCommentBody,
  addCommentBody,
  answerCommentBody,
  type ChangeCommentBody,
  type CommentView,
  changeCommentBody,
  commentsAnswer,
  commentView,
} from './comment-schema.ts';
import type { Operation, View } from './operation.ts';
import { noBody } from './schema.ts';

/** The words that stand in the place of the quoted ones; null where there are none. */
function wordsNow({ words, isPast }: Comment, { content }: LoadedDraft): string | null {
  if (!words || isPast) return null;
  const text = textOf(linesOf(content, words.field));
  const place = placeOf(words, text);
  return place && text.slice(place.from, place.to);
}

const remarkView = ({ id, text, by, at, changed, withdrawn }: Remark) => ({
  ...{ id, text, by, at: at.toISOString() },
  changedAt: changed?.toISOString() ?? null,
  withdrawnAt: withdrawn?.toISOString() ?? null,
});

function viewOf(comment: Comment, current: LoadedDraft): CommentView {
  const { words, answers, resolved, isPast } = comment;
  return {
    ...{ release: current.release.id, field: words?.field ?? null, quote: words?.quote ?? null },
    wordsNow: wordsNow(comment, current),
    ...remarkView(comment),
    answers: answers.map(remarkView),
    resolvedBy: resolved?.by ?? null,
    resolvedAt: resolved?.at.toISOString() ?? null,
    isPast,
  };
}

/** Reads the comment of a command's result. */
async function showComment(tx: Tx, result: unknown): Promise<View | null> {
  const { releaseId, commentId } = result as CommentResult;
  const current = await loadDraft(tx, releaseId);
  const comment = current && (await commentOf(tx, current, commentId));
  return comment ? { body: viewOf(comment, current) } : null;
}

// A comment touches neither text nor version, so none of these takes If-Match.
const writing = {
  kind: 'write',
  method: 'POST',
  query: null,
  answer: commentView,
  changes: false,
  show: showComment,
  who: 'an officer or editor of the desk',
} as const;

export const listComments: Operation = {
  name: 'listComments',
  kind: 'read',
  method: 'GET',
  path: '/releases/[id]/comments',
  summary: 'The comments on the texts of a release, oldest first, each with its words and its answers.',
  who: 'officer, editor or auditor of its desk',
  status: 200,
  body: null,
  query: null,
  answer: commentsAnswer,
  changes: false,
  read: (actor, { id }) =>
    readAs(actor, async (tx) => {
      const current = await loadDraft(tx, id);
      if (!current) return notFound();
      return ok({ body: { comments: (await commentsOf(tx, current)).map((one) => viewOf(one, current)) } });
    }),
};

export const add: Operation = {
  ...writing,
  name: 'addComment',
  path: '/releases/[id]/comments',
  summary: 'Comments on words of the open text, or on all of it.',
  status: 201,
  body: addCommentBody,
  command: (tx, actor, { id, body }) => {
    const { text, field, quote, before, after } = body as AddCommentBody;
    const words = field === undefined || quote === undefined ? undefined : { field, quote, before, after };
    return addComment.within(tx, actor, { releaseId: id, text, words });
  },
};

/** Makes the operation of a command that goes on with a comment. */
const goOn = (word: string, summary: string, { within }: Command<CommentInput, CommentResult>): Operation => ({
  ...writing,
  name: `${word}Comment`,
  path: `/comments/[id]/${word}`,
  summary,
  status: 200,
  body: noBody,
  command: (tx, actor, { id }) => within(tx, actor, { commentId: id }),
});

export const answer: Operation = {
  ...writing,
  name: 'answerComment',
  path: '/comments/[id]/answer',
  summary: 'Answers an open comment.',
  status: 200,
  body: answerCommentBody,
  command: (tx, actor, { id, body }) =>
    answerComment.within(tx, actor, { commentId: id, text: (body as AnswerCommentBody).text }),
};
export const change: Operation = {
  ...writing,
  name: 'changeComment',
  path: '/comments/[id]/change',
  summary: 'Changes what a comment says.',
  who: 'its writer, as an officer or editor of the desk',
  status: 200,
  body: changeCommentBody,
  command: (tx, actor, { id, body }) =>
    changeComment.within(tx, actor, { commentId: id, text: (body as ChangeCommentBody).text }),
};
export const withdraw: Operation = {
  ...goOn('withdraw', 'Takes a comment back. Its answers stay.', withdrawComment),
  who: 'its writer, as an officer or editor of the desk',
};
export const changeAnAnswer: Operation = {
  ...writing,
  name: 'changeAnswer',
  path: '/answers/[id]/change',
  summary: 'Changes what an answer to a comment says.',
  who: 'its writer, as an officer or editor of the desk',
  status: 200,
  body: answerCommentBody,
  command: (tx, actor, { id, body }) =>
    changeAnswer.within(tx, actor, { answerId: id, text: (body as AnswerCommentBody).text }),
};
export const withdrawAnAnswer: Operation = {
  ...writing,
  name: 'withdrawAnswer',
  path: '/answers/[id]/withdraw',
  summary: 'Takes an answer to a comment back. It keeps its place while others follow it.',
  who: 'its writer, as an officer or editor of the desk',
  status: 200,
  body: noBody,
  command: (tx, actor, { id }) => withdrawAnswer.within(tx, actor, { answerId: id }),
};
export const resolve = goOn('resolve', 'Resolves a comment.', resolveComment);
export const reopen = goOn('reopen', 'Opens a resolved comment again.', reopenComment);
