'use client';
import { useState } from 'react';
import { actionWeights } from '#components/desk/action-weights.ts';
import { ReasonForm } from './reason-form.tsx';
import type { StepProps } from '#components/desk/step-button.tsx';

const fates = [
  { keepText: true, words: 'The text stays readable below the notice.' },
  { keepText: false, words: 'The text goes, for good; the notice and its hash stay.' },
];

function Withdraw({ release, actions, verbs }: StepProps) {
  const [keepText, setKeepText] = useState(true);
  return (
    <ReasonForm
      action="withdraw"
      opener="Withdraw…"
      label="Public reason"
      hint={`${release.label} keeps its number and address; they say when and why it was withdrawn.`}
      missing="Write the reason; the public reads it."
      send={`Withdraw ${release.label}`}
      isBusy={verbs.isBusy}
      isQuiet
      onSend={(reason) => verbs.run(({ releaseId }) => actions.withdraw({ releaseId, reason, keepText }))}
    >
      <fieldset className="fates">
        <legend className="unseen">What happens to the text</legend>
        {fates.map((fate) => (
          <label key={fate.words}>
            <input
              type="radio"
              name="fate"
              checked={keepText === fate.keepText}
              onChange={() => setKeepText(fate.keepText)}
            />{' '}
            {fate.words}
          </label>
        ))}
      </fieldset>
    </ReasonForm>
  );
}

function Reinstate({ release, actions, verbs }: StepProps) {
  return (
    <ReasonForm
      action="reinstate"
      opener="Reinstate…"
      label="Public reason"
      hint="It is public again as it was; the register keeps both entries."
      missing="Write the reason; the public reads it."
      send={`Reinstate ${release.label}`}
      isBusy={verbs.isBusy}
      onSend={(reason) => verbs.run(({ releaseId }) => actions.reinstate({ releaseId, reason }))}
    />
  );
}

/** The steps of a published release. */
export function PublicSteps(props: StepProps) {
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
          Start a correction
        </button>
      ) : null}
      {canInPublic.withdraw.allowed ? <Withdraw {...props} /> : null}
      {canInPublic.reinstate.allowed ? <Reinstate {...props} /> : null}
    </div>
  );
}
