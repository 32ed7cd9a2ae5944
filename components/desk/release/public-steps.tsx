'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { actionWeights } from '#components/desk/action-weights.ts';
import { ReasonForm } from './reason-form.tsx';
import type { StepProps } from '#components/desk/step-button.tsx';

const fates = [
  { keepText: true, words: 'keep' },
  { keepText: false, words: 'drop' },
] as const;

function Withdraw({ release, actions, verbs }: StepProps) {
  const t = useTranslations('steps.withdraw');
  const label = release.label ?? '';
  const [keepText, setKeepText] = useState(true);
  return (
    <ReasonForm
      action="withdraw"
      opener={t('opener')}
      label={t('label')}
      hint={t('hint', { label })}
      missing={t('missing')}
      send={t('send', { label })}
      isBusy={verbs.isBusy}
      isQuiet
      onSend={(reason) => verbs.run(({ releaseId }) => actions.withdraw({ releaseId, reason, keepText }))}
    >
      <fieldset className="fates">
        <legend className="unseen">{t('fate')}</legend>
        {fates.map((fate) => (
          <label key={fate.words}>
            <input
              type="radio"
              name="fate"
              checked={keepText === fate.keepText}
              onChange={() => setKeepText(fate.keepText)}
            />{' '}
            {t(fate.words)}
          </label>
        ))}
      </fieldset>
    </ReasonForm>
  );
}

function Reinstate({ release, actions, verbs }: StepProps) {
  const t = useTranslations('steps');
  return (
    <ReasonForm
      action="reinstate"
      opener={t('reinstate.opener')}
      label={t('withdraw.label')}
      hint={t('reinstate.hint')}
      missing={t('withdraw.missing')}
      send={t('reinstate.send', { label: release.label ?? '' })}
      isBusy={verbs.isBusy}
      onSend={(reason) => verbs.run(({ releaseId }) => actions.reinstate({ releaseId, reason }))}
    />
  );
}

/** The steps of a published release. */
export function PublicSteps(props: StepProps) {
  const t = useTranslations('steps');
  const { actions, verbs } = props;
  const { canInPublic, canCorrect } = props.release;
  return (
    <div className="secondary">
      {canCorrect.allowed ? (
        <button
          type="button"
          className="button quiet wide"
          data-command={actionWeights.correct}
          aria-disabled={verbs.isBusy}
          onClick={() => void verbs.run(({ releaseId }) => actions.correct({ releaseId }))}
        >
          {t('correct')}
        </button>
      ) : null}
      {canInPublic.withdraw.allowed ? <Withdraw {...props} /> : null}
      {canInPublic.reinstate.allowed ? <Reinstate {...props} /> : null}
    </div>
  );
}
