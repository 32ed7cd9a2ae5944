'use client';
import { useTranslations } from 'next-intl';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { ReasonForm } from './reason-form.tsx';
import type { Verbs } from './use-verbs.ts';

/** Returns the text to its officer. */
export function RequestChanges({ actions, verbs }: { actions: DeskActions; verbs: Verbs }) {
  const t = useTranslations('steps.requestChanges');
  return (
    <ReasonForm
      action="requestChanges"
      opener={t('opener')}
      label={t('label')}
      hint={t('hint')}
      missing={t('missing')}
      send={t('send')}
      isBusy={verbs.isBusy}
      onSend={(reason) => verbs.run((input) => actions.requestChanges({ ...input, reason }))}
    />
  );
}
