'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { saidId } from '#components/editor/comments/commented.ts';
import { actionWeights } from '#components/desk/action-weights.ts';
import { StepPanel } from '#components/desk/step-panel.tsx';
import { useActions } from '#components/desk/seat.tsx';
import type { Runner } from '#components/desk/use-runner.ts';
import { useTimes } from '#components/desk/use-times.ts';
import { useNames } from '#components/ui/names.ts';
import type { Comment, Remark } from '#lib/releases/comments/schema.ts';
import { About, CommentField } from './comment-parts.tsx';
import { OwnSteps } from './own-steps.tsx';
import type { Placed } from './use-comments.ts';

export type CardShared = { runner: Runner; canComment: boolean; timeZone: string; now: Date };

export const cardId = (comment: string) => `comment-${comment}`;

type SaidProps = { said: Remark; id?: string; timeZone: string; now: Date };

/** What somebody said, with their name and the time, and when they changed or withdrew it. */
function SaidBy({ said, id, timeZone, now }: SaidProps) {
  const t = useTranslations('comments');
  const times = useTimes(timeZone);
  const nameOf = useNames();
  const { changed, withdrawn } = said;
  if (withdrawn)
    return <p className="comment-about">{t('by', { by: t('withdrawnBy'), time: times.short(withdrawn, now) })}</p>;
  return (
    <>
      <p className="comment-said" dir="auto" {...(id ? { id } : {})}>
        {said.text}
      </p>
      <small>{t('by', { by: nameOf(said.by), time: times.short(said.at, now) })}</small>
      {changed ? <small>{t('changedAt', { time: times.short(changed, now) })}</small> : null}
    </>
  );
}

type ThreadProps = { comment: Comment; stepsOf?: (answer: Remark) => ReactNode; timeZone: string; now: Date };

function Thread({ comment, stepsOf, ...shared }: ThreadProps) {
  return (
    <>
      <SaidBy said={comment} id={saidId(comment.id)} {...shared} />
      {comment.answers.length > 0 ? (
        <ol className="comment-answers">
          {comment.answers.map((answer) => (
            <li key={answer.id}>
              <SaidBy said={answer} {...shared} />
              {stepsOf ? <div className="comment-steps">{stepsOf(answer)}</div> : null}
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}

function Answer({ comment, runner }: { comment: Comment; runner: Runner }) {
  const { id: commentId } = comment;
  const t = useTranslations('comments');
  const { answerComment } = useActions();
  const [text, setText] = useState('');
  const send = async () => {
    const sent = await runner.run(
      () => answerComment({ commentId, text }),
      () => t('answered'),
    );
    if (sent) setText('');
    return sent !== null;
  };
  return (
    <StepPanel
      action="answerComment"
      opener={t('answer')}
      about={<About comment={comment} />}
      name={t('answerName')}
      send={t('send')}
      isBusy={runner.isBusy}
      isQuiet
      onSend={send}
    >
      <CommentField label={t('answerText')} value={text} onChange={setText} />
    </StepPanel>
  );
}

type PressProps = { comment: Comment; runner: Runner; onDone: () => void };

/** Resolves a comment, or reopens it, by one press. */
export function Settle({ comment, runner, onDone }: PressProps) {
  const t = useTranslations('comments');
  const actions = useActions();
  const name = comment.resolved ? 'reopen' : 'resolve';
  const action = `${name}Comment` as const;
  const press = async () => {
    const done = await runner.run(
      () => actions[action]({ commentId: comment.id }),
      () => t(comment.resolved ? 'reopened' : 'resolved'),
    );
    if (done) onDone();
  };
  return (
    <button
      type="button"
      className="plain"
      data-command={actionWeights[action]}
      aria-disabled={runner.isBusy}
      onClick={() => void press()}
    >
      {t(name)}
      <About comment={comment} />
    </button>
  );
}

type CardProps = CardShared & {
  placed: Placed;
  isActive: boolean;
  onWords: () => void;
  onActive: () => void;
  onResolved: () => void;
};

/** An open comment, at its words in the margin or in the list below the text. */
export function CommentCard({ placed, isActive, onWords, onActive, onResolved, ...shared }: CardProps) {
  const t = useTranslations('comments');
  const { comment, state, field } = placed;
  const { runner, canComment } = shared;
  return (
    <li
      id={cardId(comment.id)}
      className="comment"
      data-comment={comment.id}
      data-field={field ?? undefined}
      data-active={isActive || undefined}
      data-state={state}
      tabIndex={-1}
      onFocus={onActive}
    >
      {comment.words ? (
        <button type="button" className="comment-words" title={t('toWords')} onClick={onWords} dir="auto">
          {comment.words.quote}
        </button>
      ) : (
        <p className="comment-about">{t('whole')}</p>
      )}
      {state === 'changed' || state === 'gone' ? <p className="comment-about">{t(state)}</p> : null}
      <Thread
        comment={comment}
        {...shared}
        {...(canComment && {
          stepsOf: (answer) => (
            <OwnSteps
              comment={comment}
              answer={answer}
              runner={runner}
              onWithdrawn={() => document.getElementById(cardId(comment.id))?.focus()}
            />
          ),
        })}
      />
      {canComment ? (
        <div className="comment-steps">
          <Answer comment={comment} runner={runner} />
          <Settle comment={comment} runner={runner} onDone={onResolved} />
          <OwnSteps comment={comment} answer={null} runner={runner} onWithdrawn={onResolved} />
        </div>
      ) : null}
    </li>
  );
}

type FoldedProps = {
  title: string;
  comments: Comment[];
  timeZone: string;
  now: Date;
  /** What can still be done with one, or with an answer to it. */
  stepsOf?: (comment: Comment, answer: Remark | null) => ReactNode;
};

/** Comments that nobody has to look at again, behind their number. */
export function FoldedComments({ title, comments, stepsOf, ...shared }: FoldedProps) {
  const t = useTranslations('comments');
  if (comments.length === 0) return null;
  return (
    <details className="comments-folded">
      <summary>{title}</summary>
      <ol>
        {comments.map((comment) => (
          <li key={comment.id} className="comment">
            <p className="comment-about">{comment.words ? <q dir="auto">{comment.words.quote}</q> : t('whole')}</p>
            <Thread comment={comment} {...shared} {...(stepsOf && { stepsOf: (answer) => stepsOf(comment, answer) })} />
            {comment.resolved && !comment.withdrawn ? <ResolvedBy {...shared} resolved={comment.resolved} /> : null}
            {stepsOf ? <div className="comment-steps">{stepsOf(comment, null)}</div> : null}
          </li>
        ))}
      </ol>
    </details>
  );
}

function ResolvedBy({ resolved, timeZone, now }: { resolved: { by: string; at: Date }; timeZone: string; now: Date }) {
  const t = useTranslations('comments');
  const times = useTimes(timeZone);
  const nameOf = useNames();
  return <small>{t('resolvedBy', { by: nameOf(resolved.by), time: times.short(resolved.at, now) })}</small>;
}
