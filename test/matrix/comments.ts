// The commands of comments, as the matrix runs them.
import type { Actor } from '#lib/core/actor.ts';
import { changeAnswer, withdrawAnswer } from '#lib/releases/comments/answer-commands.ts';
import {
  addComment,
  answerComment,
  changeComment,
  reopenComment,
  resolveComment,
  withdrawComment,
} from '#lib/releases/comments/commands.ts';
import { asHouse } from '#test/factories.ts';
import type { Subject } from './situations.ts';

const text = 'A comment of the demonstration.';

/** A comment on the newest text of the release by the writer of the text, made for one cell. */
async function comment({ releaseId }: Subject, resolvedAt: Date | null = null): Promise<string> {
  const { id } = await asHouse(async (tx) => {
    const draft = await tx.draft.findFirstOrThrow({
      where: { releaseId },
      orderBy: { createdAt: 'desc' },
      select: { id: true, createdById: true },
    });
    const { createdById } = draft;
    const row = { releaseId, draftId: draft.id, text, createdById, createdAt: new Date(), resolvedAt };
    return tx.comment.create({ data: row, select: { id: true } });
  });
  return id;
}

/** An answer by the writer of the text, made for one cell. */
async function answer(subject: Subject): Promise<string> {
  const commentId = await comment(subject);
  const { id } = await asHouse(async (tx) => {
    const { releaseId, createdById } = await tx.comment.findUniqueOrThrow({ where: { id: commentId } });
    const row = { releaseId, commentId, text, createdById, createdAt: new Date() };
    return tx.commentAnswer.create({ data: row, select: { id: true } });
  });
  return id;
}

export const onComments = {
  addComment: {
    command: 'addComment',
    run: (actor: Actor, { releaseId }: Subject) =>
      addComment(actor, { releaseId, text, words: { field: 'headline', quote: 'Demonstration' } }),
  },
  answerComment: {
    command: 'answerComment',
    run: async (actor: Actor, subject: Subject) => answerComment(actor, { commentId: await comment(subject), text }),
  },
  resolveComment: {
    command: 'resolveComment',
    run: async (actor: Actor, subject: Subject) => resolveComment(actor, { commentId: await comment(subject) }),
  },
  reopenComment: {
    command: 'reopenComment',
    run: async (actor: Actor, subject: Subject) =>
      reopenComment(actor, { commentId: await comment(subject, new Date()) }),
  },
  changeComment: {
    command: 'changeComment',
    run: async (actor: Actor, subject: Subject) =>
      changeComment(actor, { commentId: await comment(subject), text: 'Changed for the demonstration.' }),
  },
  withdrawComment: {
    command: 'withdrawComment',
    run: async (actor: Actor, subject: Subject) => withdrawComment(actor, { commentId: await comment(subject) }),
  },
  changeAnswer: {
    command: 'changeAnswer',
    run: async (actor: Actor, subject: Subject) =>
      changeAnswer(actor, { answerId: await answer(subject), text: 'Changed for the demonstration.' }),
  },
  withdrawAnswer: {
    command: 'withdrawAnswer',
    run: async (actor: Actor, subject: Subject) => withdrawAnswer(actor, { answerId: await answer(subject) }),
  },
};
