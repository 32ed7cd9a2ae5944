'use client';
import { useTranslations } from 'next-intl';
import { Reasons } from '#components/ui/reasons.tsx';
import type { Allowed } from '#lib/core/result.ts';
import type { Check, DeskRelease } from '#lib/releases/schema.ts';
import { type ActionName, actionWeights } from './action-weights.ts';
import type { DeskActions } from './desk-actions.ts';
import type { Verbs } from './release/use-verbs.ts';

export type StepProps = {
  release: DeskRelease;
  actions: DeskActions;
  verbs: Verbs;
  timeZone: string /** Of the text as it is on screen. */;
  checks: Check[];
};

type StepButtonProps = {
  action: ActionName;
  name: string;
  allowed: Allowed;
  verbs: Verbs;
  onPress: () => void;
  after?: string;
};

/** The primary button of a release, with every reason beside it if it cannot be pressed. */
export function StepButton({ action, name, allowed, verbs, onPress, after }: StepButtonProps) {
  const everywhere = useTranslations('everywhere');
  const can = allowed.allowed;
  return (
    <>
      <button
        type="button"
        className="button primary wide next-step"
        data-command={actionWeights[action]}
        aria-disabled={!can || verbs.isBusy}
        aria-describedby={can ? undefined : 'why-not'}
        onClick={() => can && onPress()}
      >
        {name}
      </button>
      {can ? (
        after ? (
          <p className="hint">{after}</p>
        ) : null
      ) : (
        <Reasons id="why-not" title={everywhere('notYet')} reasons={allowed.reasons} />
      )}
    </>
  );
}
