'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useActions, useViewer } from '#components/desk/seat.tsx';
import { StepPanel } from '#components/desk/step-panel.tsx';
import type { Runner } from '#components/desk/use-runner.ts';
import type { Comment } from '#lib/releases/comments/schema.ts';
import { About, CommentField } from './comment-parts.tsx';

type StepProps = { comment: Comment; runner: Runner };

function Change({ comment, runner }: StepProps) {
  const { id: commentId } = comment;
  const t = useTranslations('comments');
  const { changeComment } = useActions();
  const [text, setText] = useState(comment.text);
  const send = async () => {
    const sent = await runner.run(
      () => changeComment({ commentId, text }),
      () => t('changedNow'),
    );
    return sent !== null;
  };
  return (
    <StepPanel
      action="changeComment"
      opener={t('change')}
      about={<About comment={comment} />}
      name={t('changeName')}
      send={t('changeSend')}
      isBusy={runner.isBusy}
      isQuiet
      onOpen={() => setText(comment.text)}
      onSend={send}
    >
      <CommentField label={t('text')} value={text} onChange={setText} />
    </StepPanel>
  );
}

type WithdrawProps = StepProps & { onWithdrawn: () => void };

function Withdraw({ comment, runner, onWithdrawn }: WithdrawProps) {
  const { id: commentId, answers } = comment;
  const t = useTranslations('comments');
  const { withdrawComment } = useActions();
  const send = async () => {
    const sent = await runner.run(
      () => withdrawComment({ commentId }),
      () => t('withdrawnNow'),
    );
    if (sent) onWithdrawn();
    // The form goes with its card, so that its button does not take the focus back.
    return false;
  };
  return (
    <StepPanel
      action="withdrawComment"
      opener={t('withdraw')}
      about={<About comment={comment} />}
      name={t('withdrawName')}
      send={t('withdrawSend')}
      isBusy={runner.isBusy}
      isQuiet
      onSend={send}
    >
      <p className="hint">{t('withdrawLead', { answers: answers.length })}</p>
    </StepPanel>
  );
}

/** What its own writer does with a comment. */
export function OwnSteps({ comment, runner, onWithdrawn }: WithdrawProps) {
  const { id } = useViewer();
  if (comment.byId !== id) return null;
  return (
    <>
      <Change comment={comment} runner={runner} />
      <Withdraw comment={comment} runner={runner} onWithdrawn={onWithdrawn} />
    </>
  );
}
