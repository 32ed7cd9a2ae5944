'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { actionWeights } from '#components/desk/action-weights.ts';
import { MomentFields, useMoment } from '#components/desk/moment-fields.tsx';
import type { StepProps } from '#components/desk/step-button.tsx';
import { useTimes } from '#components/desk/use-times.ts';

function ScheduleForm({ release, actions, verbs, timeZone, onClose }: StepProps & { onClose: () => void }) {
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

/**
 * Schedules a publication. The time is typed in the house's zone and shown in UTC too; it asks
 * first.
 */
export function ScheduleStep(props: StepProps) {
  const t = useTranslations('publish.schedule');
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <ScheduleForm {...props} onClose={() => setOpen(false)} />;
  return (
    <button
      type="button"
      className="button quiet wide"
      data-command={actionWeights.schedule}
      aria-disabled={props.verbs.isBusy}
      onClick={() => setOpen(true)}
    >
      {t('opener')}
    </button>
  );
}

/** The scheduled time, in place of a next step. */
export function Scheduled({ release, timeZone }: StepProps) {
  const times = useTimes(timeZone);
  const t = useTranslations('publish.schedule');
  const { publishAt, scheduledBy } = release.draft ?? {};
  if (!publishAt) return null;
  return (
    <section className="scheduled" aria-label={t('name')}>
      <p className="scheduled-time">{times.full(publishAt)}</p>
      <p className="hint">{t('set', { time: times.utc(publishAt), by: scheduledBy ?? '' })}</p>
    </section>
  );
}
