'use client';
import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { MomentFields, useMoment } from '#components/desk/moment-fields.tsx';
import type { StepProps } from '#components/desk/step-button.tsx';

/** The form of a schedule. It comes when it is asked for. */
export function ScheduleForm({ release, actions, verbs, timeZone, onClose }: StepProps & { onClose: () => void }) {
  const t = useTranslations('publish.schedule');
  const everywhere = useTranslations('everywhere');
  const moment = useMoment(timeZone);
  const { at } = moment;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    moment.ask();
    if (at) void verbs.run((input) => actions.schedule({ ...input, publishAt: at.toISOString() }));
  };
  return (
    <form
      className="panel schedule"
      data-holds-page
      aria-label={t('name')}
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <MomentFields moment={moment} timeZone={timeZone} />
      <p className="hint">
        {release.draft?.kind === 'correction' ? t('hintStays', { label: release.label ?? '' }) : t('hintTaken')}
      </p>
      <button type="submit" className="button wide" aria-disabled={verbs.isBusy || at === null}>
        {t(verbs.isBusy ? 'scheduling' : 'send')}
      </button>
      <button type="button" className="plain" onClick={onClose}>
        {everywhere('notNow')}
      </button>
    </form>
  );
}
