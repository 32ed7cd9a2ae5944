'use client';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Reasons } from '#components/ui/reasons.tsx';
import type { StepProps } from '#components/desk/step-button.tsx';
import { StepPanel } from '#components/desk/step-panel.tsx';
import { useRunner } from '#components/desk/use-runner.ts';

/** Who goes on with the draft, and the form that hands it over. */
export function Assignment({ release, actions }: Pick<StepProps, 'release' | 'actions'>) {
  const t = useTranslations('assignment');
  const everywhere = useTranslations('everywhere');
  const id = useId();
  const runner = useRunner();
  const { draft } = release;
  const [userId, setUserId] = useState('');
  if (!draft || (draft.assignee === null && draft.assignable.length === 0)) return null;
  const { assignee, assignable } = draft;
  const before = assignee?.id ?? null;
  const send = async () => {
    const input = { releaseId: release.id, userId: userId || null, before };
    return (
      (await runner.run(
        () => actions.assign(input),
        () => '',
      )) !== null
    );
  };
  return (
    <section className="assignment" aria-label={t('title')}>
      <p>{assignee ? t('to', { name: assignee.name }) : t('nobody')}</p>
      <Reasons tone="alert" title={everywhere('notDone')} reasons={runner.reasons} />
      {assignable.length === 0 ? null : (
        <StepPanel
          action="assign"
          opener={t(assignee ? 'handOver' : 'opener')}
          name={t('send')}
          send={t('send')}
          isBusy={runner.isBusy}
          isQuiet
          onOpen={() => setUserId(before ?? '')}
          onSend={send}
        >
          <label htmlFor={id}>{t('who')}</label>
          <select id={id} className="input" value={userId} onChange={(event) => setUserId(event.target.value)}>
            <option value="">{t('noOne')}</option>
            {assignable.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </StepPanel>
      )}
    </section>
  );
}
