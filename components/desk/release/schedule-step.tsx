'use client';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import { actionWeights } from '#components/desk/action-weights.ts';
import type { StepProps } from '#components/desk/step-button.tsx';
import { useTimes } from '#components/desk/use-times.ts';

const ScheduleForm = lazy(() => import('./schedule-form.tsx').then((file) => ({ default: file.ScheduleForm })));

/**
 * Schedules a publication. The time is typed in the house's zone and shown in UTC too; it asks
 * first.
 */
export function ScheduleStep(props: StepProps) {
  const t = useTranslations('publish.schedule');
  const [isOpen, setOpen] = useState(false);
  const button = (
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
  return isOpen ? (
    <Suspense fallback={button}>
      <ScheduleForm {...props} onClose={() => setOpen(false)} />
    </Suspense>
  ) : (
    button
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
