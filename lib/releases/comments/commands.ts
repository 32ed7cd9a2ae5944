import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok, type Result } from '#lib/core/result.ts';
import { type Command, command } from '#lib/core/transact.ts';
import { notify } from '#lib/notices/commands.ts';
import type { EventName } from '#lib/notices/rules.ts';
import type { Content } from '#lib/text/schema.ts';
import { type LoadedDraft, lockDraft } from '../load.ts';
import { subject } from '../move.ts';
import { refusal } from '../rules.ts';
import { type Anchor, anchorOf, type CommentDeed, objectionsToComment, objectionsToGoOn, placeOf } from './rules.ts';
import type { AddCommentInput, AnswerCommentInput, ChangeCommentInput, CommentInput, CommentResult } from './schema.ts';
import { linesOf, textOf } from './words-rules.ts';

type Words = NonNullable<AddCommentInput['words']>;

/** The anchor of words as they stand in the text now; null if they are not in it. */
function anchorIn(content: Content, { field, quote, before = '', after = '', paragraph = 0, offset = 0 }: Words) {
  const text = textOf(linesOf(content, field));
  const place = placeOf({ quote, before, after, paragraph, offset }, text);
  return place && !place.isChanged ? anchorOf(text, place) : null;
}

/** Tells the writers, whose draft it is to go on with, and whoever is in the conversation. */
export function tell(tx: Tx, actor: Actor, event: EventName, current: LoadedDraft, others: (string | null)[] = []) {
  const { assigneeId, writers } = current.draft;
  const addressees = [assigneeId, ...others].flatMap((id) => id ?? []);
  return notify(tx, actor, event, subject(current), { writers, addressees });
}

/** Comments on words of the open text, or on all of it. The text is not touched. */
export const addComment = command<AddCommentInput, CommentResult>(async (tx, actor, { releaseId, text, words }) => {
  const current = await lockDraft(tx, releaseId);
  if (!current) return notFound();
  const { draft, content, facts, now } = current;
  const comments = await tx.comment.count({ where: { draftId: draft.id } });
  const anchor = words ? anchorIn(content, words) : null;
  const objections = objectionsToComment({ comments, hasWords: !words || anchor !== null });
  const refused = refusal('comment', actor, facts, null, objections);
  if (refused) return refused;
  const { id: commentId } = await tx.comment.create({
    data: {
      ...{ releaseId, draftId: draft.id, text, createdById: actor.id, createdAt: now },
      ...(words && anchor ? { field: words.field, anchor } : {}),
    },
    select: { id: true },
  });
  await tell(tx, actor, 'commented', current);
  const data = { commentId, words: anchor?.quote ?? null, text };
  await recordEvent(tx, actor, { type: 'comment.made', ...subject(current), data });
  return ok({ releaseId, commentId });
});

function findComment(tx: Tx, id: string) {
  return tx.comment.findUnique({ where: { id }, include: { answers: { select: { createdById: true } } } });
}
type CommentRow = NonNullable<Awaited<ReturnType<typeof findComment>>>;

/** Makes a command that goes on with a comment. `apply` runs where nothing speaks against it. */
function onComment<Input extends CommentInput>(
  deed: CommentDeed,
  apply: (tx: Tx, actor: Actor, at: { current: LoadedDraft; comment: CommentRow }, input: Input) => Promise<void>,
): Command<Input, CommentResult> {
  return command<Input, CommentResult>(async (tx, actor, input): Promise<Result<CommentResult>> => {
    const { commentId } = input;
    const releaseId = (await findComment(tx, commentId))?.releaseId;
    const current = releaseId && (await lockDraft(tx, releaseId));
    // Under the lock, since somebody may have been faster.
    const comment = current && (await findComment(tx, commentId));
    if (!current || !comment) return notFound('This comment');
    const conversation = {
      isOwn: comment.createdById !== null && comment.createdById === actor.id,
      isOfDraft: comment.draftId === current.draft.id,
      isResolved: comment.resolvedAt !== null,
      isWithdrawn: comment.withdrawnAt !== null,
      answers: comment.answers.length,
    };
    const objections = objectionsToGoOn(conversation, deed);
    const refused = refusal('comment', actor, current.facts, null, objections);
    if (refused) return refused;
    await apply(tx, actor, { current, comment }, input);
    return ok({ releaseId: comment.releaseId, commentId });
  });
}

export const peopleOf = ({ createdById, answers }: Pick<CommentRow, 'createdById' | 'answers'>) => [
  createdById,
  ...answers.map((one) => one.createdById),
];
export const quoteOf = ({ anchor }: Pick<CommentRow, 'anchor'>) => (anchor as Anchor | null)?.quote ?? null;

/** Answers an open comment. */
export const answerComment = onComment<AnswerCommentInput>(
  'answer',
  async (tx, actor, { current, comment }, { text }) => {
    const { id: commentId, releaseId } = comment;
    const data = { commentId, releaseId, text, createdById: actor.id, createdAt: current.now };
    await tx.commentAnswer.create({ data, select: { id: true } });
    await tell(tx, actor, 'comment-answered', current, peopleOf(comment));
    await recordEvent(tx, actor, {
      type: 'comment.answered',
      ...subject(current),
      data: { commentId, words: quoteOf(comment), text },
    });
  },
);

/** Changes what a comment says. Its writer alone does; the same words change nothing. */
export const changeComment = onComment<ChangeCommentInput>('change', async (tx, actor, at, { text }) => {
  const { current, comment } = at;
  if (text === comment.text) return;
  await tx.comment.update({
    where: { id: comment.id },
    data: { text, changedAt: current.now },
    select: { id: true },
  });
  await tell(tx, actor, 'comment-changed', current, peopleOf(comment));
  const data = { commentId: comment.id, words: quoteOf(comment), text };
  await recordEvent(tx, actor, { type: 'comment.changed', ...subject(current), data });
});

/**
 * Takes back what a comment says. Its writer alone does. Answers stay; without any it is seen no
 * more.
 */
export const withdrawComment = onComment('withdraw', async (tx, actor, { current, comment }) => {
  if (comment.withdrawnAt) return;
  const { now } = current;
  const resolved = comment.resolvedAt ? {} : { resolvedAt: now, resolvedById: actor.id };
  await tx.comment.update({
    where: { id: comment.id },
    data: { text: '', withdrawnAt: now, ...resolved },
    select: { id: true },
  });
  await tell(tx, actor, 'comment-withdrawn', current, peopleOf(comment));
  const data = { commentId: comment.id, words: quoteOf(comment) };
  await recordEvent(tx, actor, { type: 'comment.withdrawn', ...subject(current), data });
});

/** Resolves a comment, or reopens it. One that is so already stays as it is. */
function settle(event: 'resolved' | 'reopened') {
  const isResolved = event === 'resolved';
  return onComment(isResolved ? 'resolve' : 'reopen', async (tx, actor, { current, comment }) => {
    if ((comment.resolvedAt !== null) === isResolved) return;
    await tx.comment.update({
      where: { id: comment.id },
      data: { resolvedAt: isResolved ? current.now : null, resolvedById: isResolved ? actor.id : null },
      select: { id: true },
    });
    await tell(tx, actor, `comment-${event}`, current, peopleOf(comment));
    const data = { commentId: comment.id, words: quoteOf(comment) };
    await recordEvent(tx, actor, { type: `comment.${event}`, ...subject(current), data });
  });
}

export const resolveComment = settle('resolved');
export const reopenComment = settle('reopened');
