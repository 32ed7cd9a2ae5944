import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok, type Result } from '#lib/core/result.ts';
import { type Command, command } from '#lib/core/transact.ts';
import { type LoadedDraft, lockDraft } from '../load.ts';
import { subject } from '../move.ts';
import { refusal } from '../rules.ts';
import { peopleOf, quoteOf, tell } from './commands.ts';
import { objectionsToAnswer } from './rules.ts';
import type { AnswerInput, ChangeAnswerInput, CommentResult } from './schema.ts';

const writers = { answers: { select: { createdById: true } } };
function findAnswer(tx: Tx, id: string) {
  return tx.commentAnswer.findUnique({ where: { id }, include: { comment: { include: writers } } });
}
type AnswerRow = NonNullable<Awaited<ReturnType<typeof findAnswer>>>;

/** Makes a command on an answer of one's own. `apply` runs where nothing speaks against it. */
function onAnswer<Input extends AnswerInput>(
  deed: 'change' | 'withdraw',
  apply: (tx: Tx, actor: Actor, at: { current: LoadedDraft; answer: AnswerRow }, input: Input) => Promise<void>,
): Command<Input, CommentResult> {
  return command<Input, CommentResult>(async (tx, actor, input): Promise<Result<CommentResult>> => {
    const releaseId = (await findAnswer(tx, input.answerId))?.releaseId;
    const current = releaseId && (await lockDraft(tx, releaseId));
    // Under the lock, since somebody may have been faster.
    const answer = current && (await findAnswer(tx, input.answerId));
    if (!current || !answer) return notFound('This answer');
    const { comment } = answer;
    const conversation = {
      isOwn: answer.createdById !== null && answer.createdById === actor.id,
      isOfDraft: comment.draftId === current.draft.id,
      isResolved: comment.resolvedAt !== null,
      isWithdrawn: comment.withdrawnAt !== null,
      isAnswerWithdrawn: answer.withdrawnAt !== null,
    };
    const objections = objectionsToAnswer(conversation, deed);
    const refused = refusal('comment', actor, current.facts, null, objections);
    if (refused) return refused;
    await apply(tx, actor, { current, answer }, input);
    return ok({ releaseId: answer.releaseId, commentId: comment.id });
  });
}

const about = ({ id, comment }: AnswerRow) => ({ commentId: comment.id, answerId: id, words: quoteOf(comment) });

/** Changes what an answer says. Its writer alone does; the same words change nothing. */
export const changeAnswer = onAnswer<ChangeAnswerInput>('change', async (tx, actor, { current, answer }, { text }) => {
  if (text === answer.text) return;
  await tx.commentAnswer.update({
    where: { id: answer.id },
    data: { text, changedAt: current.now },
    select: { id: true },
  });
  await tell(tx, actor, 'answer-changed', current, peopleOf(answer.comment));
  const data = { ...about(answer), text };
  await recordEvent(tx, actor, { type: 'comment.answer-changed', ...subject(current), data });
});

/** Takes back what an answer says. Its writer alone does. Later answers keep its place. */
export const withdrawAnswer = onAnswer('withdraw', async (tx, actor, { current, answer }) => {
  if (answer.withdrawnAt) return;
  await tx.commentAnswer.update({
    where: { id: answer.id },
    data: { text: '', withdrawnAt: current.now },
    select: { id: true },
  });
  await tell(tx, actor, 'answer-withdrawn', current, peopleOf(answer.comment));
  await recordEvent(tx, actor, { type: 'comment.answer-withdrawn', ...subject(current), data: about(answer) });
});
