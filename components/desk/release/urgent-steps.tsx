'use client';
import { useTranslations } from 'next-intl';
import { Reasons } from '#components/ui/reasons.tsx';
import { ReasonForm } from './reason-form.tsx';
import { UrgentMark } from '#components/desk/state-mark.tsx';
import type { StepProps } from '#components/desk/step-button.tsx';
import { useTimes } from '#components/desk/use-times.ts';

/** Publishes without an approval. Says what it does and asks for the reason. */
export function PublishUrgently({ release, actions, verbs }: StepProps) {
  const t = useTranslations('urgent');
  const isCorrection = release.draft?.kind === 'correction';
  return (
    <ReasonForm
      action="publishUrgently"
      opener={t('opener')}
      label={t('label')}
      hint={t('hint')}
      missing={t('missing')}
      send={t('send')}
      isBusy={verbs.isBusy}
      isQuiet
      onSend={(reason) => verbs.run((input) => actions.publishUrgently({ ...input, reason }))}
    >
      <div className="consequences">
        <p>
          {isCorrection
            ? t('stays', { label: release.label ?? '', edition: release.edition + 1 })
            : t('takes', { label: release.next?.label ?? '' })}
        </p>
        <p>{t('flagged')}</p>
      </div>
    </ReasonForm>
  );
}

/** The flag of an urgent publication that nobody has reviewed, and its review. */
export function UrgentFlag({ release, actions, verbs, timeZone, now }: StepProps & { now: Date }) {
  const times = useTimes(timeZone);
  const t = useTranslations('urgent');
  const { urgent, canReviewUrgent } = release;
  if (urgent.length === 0) return null;
  return (
    <section className="asked urgent" aria-label={t('title')}>
      {urgent.map(({ by, at, reason }) => (
        <div key={at.toISOString()}>
          <UrgentMark>{t('mark')}</UrgentMark>
          <p dir="auto">{reason}</p>
          <footer>{t('by', { by, time: times.short(at, now) })}</footer>
        </div>
      ))}
      {canReviewUrgent.allowed ? (
        <ReasonForm
          action="reviewUrgent"
          opener={t('review.opener')}
          label={t('review.label')}
          hint={t('review.hint')}
          missing={t('review.missing')}
          send={t('review.send')}
          isBusy={verbs.isBusy}
          onSend={(note) => verbs.run(({ releaseId }) => actions.reviewUrgent({ releaseId, note }))}
        />
      ) : (
        <Reasons title={t('whoReviews')} reasons={canReviewUrgent.reasons} />
      )}
    </section>
  );
}
