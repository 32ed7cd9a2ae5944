'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useActions, useViewer } from '#components/desk/seat.tsx';
import { StepPanel } from '#components/desk/step-panel.tsx';
import type { Runner } from '#components/desk/use-runner.ts';
import type { Comment, Remark } from '#lib/releases/comments/schema.ts';
import { About, CommentField } from './comment-parts.tsx';

const ofComment = {
  field: 'text',
  changeName: 'changeName',
  changed: 'changedNow',
  withdrawName: 'withdrawName',
  withdrawn: 'withdrawnNow',
} as const;
const ofAnswer = {
  field: 'answerText',
  changeName: 'changeAnswerName',
  changed: 'answerChangedNow',
  withdrawName: 'withdrawAnswerName',
  withdrawn: 'answerWithdrawnNow',
} as const;

type StepProps = { comment: Comment; answer: Remark | null; runner: Runner };

function Change({ comment, answer, runner }: StepProps) {
  const t = useTranslations('comments');
  const { changeComment, changeAnswer } = useActions();
  const words = answer ? ofAnswer : ofComment;
  const { text: now } = answer ?? comment;
  const [text, setText] = useState(now);
  const send = async () => {
    const sent = await runner.run(
      () => (answer ? changeAnswer({ answerId: answer.id, text }) : changeComment({ commentId: comment.id, text })),
      () => t(words.changed),
    );
    return sent !== null;
  };
  return (
    <StepPanel
      action={answer ? 'changeAnswer' : 'changeComment'}
      opener={t('change')}
      about={<About comment={comment} answer={answer} />}
      name={t(words.changeName)}
      send={t('changeSend')}
      isBusy={runner.isBusy}
      isQuiet
      onOpen={() => setText(now)}
      onSend={send}
    >
      <CommentField label={t(words.field)} value={text} onChange={setText} />
    </StepPanel>
  );
}

type WithdrawProps = StepProps & { onWithdrawn: () => void };

function Withdraw({ comment, answer, runner, onWithdrawn }: WithdrawProps) {
  const { answers } = comment;
  const t = useTranslations('comments');
  const { withdrawComment, withdrawAnswer } = useActions();
  const words = answer ? ofAnswer : ofComment;
  const send = async () => {
    const sent = await runner.run(
      () => (answer ? withdrawAnswer({ answerId: answer.id }) : withdrawComment({ commentId: comment.id })),
      () => t(words.withdrawn),
    );
    if (sent) onWithdrawn();
    // The form goes with what was said, so that its button does not take the focus back.
    return false;
  };
  return (
    <StepPanel
      action={answer ? 'withdrawAnswer' : 'withdrawComment'}
      opener={t('withdraw')}
      about={<About comment={comment} answer={answer} />}
      name={t(words.withdrawName)}
      send={t('withdrawSend')}
      isBusy={runner.isBusy}
      isQuiet
      onSend={send}
    >
      <p className="hint">
        {answer
          ? t('withdrawAnswerLead', { isLast: String(answers.at(-1)?.id === answer.id) })
          : t('withdrawLead', { answers: answers.length })}
      </p>
    </StepPanel>
  );
}

/**
 * What its own writer does with a comment, or with an answer to it: a resolved one is withdrawn and
 * not changed.
 */
export function OwnSteps({ comment, answer, runner, onWithdrawn }: WithdrawProps) {
  const { id } = useViewer();
  const remark = answer ?? comment;
  if (remark.byId !== id || remark.withdrawn) return null;
  return (
    <>
      {comment.resolved ? null : <Change comment={comment} answer={answer} runner={runner} />}
      <Withdraw comment={comment} answer={answer} runner={runner} onWithdrawn={onWithdrawn} />
    </>
  );
}
