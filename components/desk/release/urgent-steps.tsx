'use client';
import { Reasons } from '#components/ui/reasons.tsx';
import { ReasonForm } from './reason-form.tsx';
import { UrgentMark } from '#components/desk/state-mark.tsx';
import type { StepProps } from '#components/desk/step-button.tsx';
import { useTimes } from '#components/desk/use-times.ts';

/** Publishes without an approval. Says what it does and asks for the reason. */
export function PublishUrgently({ release, actions, verbs }: StepProps) {
  const isCorrection = release.draft?.kind === 'correction';
  const number = isCorrection
    ? `${release.label} stays; this becomes edition ${release.edition + 1}.`
    : `It takes the next number, ${release.next?.label} if nobody is faster.`;
  return (
    <ReasonForm
      action="publishUrgently"
      opener="Publish urgently…"
      label="Why it cannot wait for an approval"
      hint="The editors of the desk are told, and read exactly this."
      missing="Write why this cannot wait for an approval."
      send="Publish now, without an approval"
      isBusy={verbs.isBusy}
      isQuiet
      onSend={(reason) => verbs.run((input) => actions.publishUrgently({ ...input, reason }))}
    >
      <div className="consequences">
        <p>Everyone can read it at once. {number}</p>
        <p>It is flagged until an editor who neither wrote nor published it has reviewed it.</p>
      </div>
    </ReasonForm>
  );
}

/** The flag of an urgent publication that nobody has reviewed, and its review. */
export function UrgentFlag({ release, actions, verbs, timeZone, now }: StepProps & { now: Date }) {
  const times = useTimes(timeZone);
  const { urgent, canReviewUrgent } = release;
  if (urgent.length === 0) return null;
  return (
    <section className="asked urgent" aria-label="Published urgently, not reviewed">
      {urgent.map(({ by, at, reason }) => (
        <div key={at.toISOString()}>
          <UrgentMark>Published without an approval</UrgentMark>
          <p dir="auto">{reason}</p>
          <footer>
            {by}, {times.short(at, now)}. Not reviewed yet.
          </footer>
        </div>
      ))}
      {canReviewUrgent.allowed ? (
        <ReasonForm
          action="reviewUrgent"
          opener="Review…"
          label="Your review"
          hint="It goes on record and to those who wrote and published it. Nothing changes in public: what is wrong is corrected or withdrawn."
          missing="Write what you found, if only that the text is right."
          send="Put this review on record"
          isBusy={verbs.isBusy}
          onSend={(note) => verbs.run(({ releaseId }) => actions.reviewUrgent({ releaseId, note }))}
        />
      ) : (
        <Reasons title="Who reviews it:" reasons={canReviewUrgent.reasons} />
      )}
    </section>
  );
}
