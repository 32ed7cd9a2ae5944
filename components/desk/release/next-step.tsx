'use client';
import { Reasons } from '#components/ui/reasons.tsx';
import type { Allowed } from '#lib/core/result.ts';
import type { Check, DeskRelease } from '#lib/releases/schema.ts';
import { actionWeights, type LightAction } from '#components/desk/action-weights.ts';
import { PublicSteps } from './public-steps.tsx';
import { PublishStep } from './publish-step.tsx';
import { RequestChanges } from './request-changes.tsx';
import { Scheduled, ScheduleStep } from './schedule-step.tsx';
import { StepButton, type StepProps } from '#components/desk/step-button.tsx';
import { PublishUrgently } from './urgent-steps.tsx';
import { StepPanel } from '#components/desk/step-panel.tsx';

/**
 * The server's answer for a verb, with the preflight of the text on the screen in place of the
 * saved one's.
 */
function allowedWith(verb: 'submit' | 'publishUrgently', release: DeskRelease, checks: Check[]): Allowed {
  const codes = new Set(release.draft?.preflight.map((check) => check.code));
  const others = release.can[verb].reasons.filter((reason) => !codes.has(reason.code));
  const reasons = [...others, ...checks.filter((check) => check.status === 'missing')];
  return { allowed: reasons.length === 0, reasons };
}

function Step(props: StepProps) {
  const { release, actions, verbs, checks } = props;
  switch (release.draft?.state) {
    case 'draft':
    case 'changes-requested':
      return (
        <StepButton
          action="submit"
          name="Submit for review"
          allowed={allowedWith('submit', release, checks)}
          verbs={verbs}
          onPress={() => void verbs.run(actions.submit)}
          after="An editor of the desk who wrote none of it then reads it."
        />
      );
    case 'submitted':
      return (
        <StepButton
          action="approve"
          name="Approve this revision"
          allowed={release.can.approve}
          verbs={verbs}
          onPress={() => void verbs.run(actions.approve)}
          after="Approval holds for this exact text. Any change ends it."
        />
      );
    case 'approved':
      return <PublishStep {...props} />;
    case 'scheduled':
      return <Scheduled {...props} />;
    case 'discarded':
      return (
        <StepButton
          action="restore"
          name="Restore"
          allowed={release.can.restore}
          verbs={verbs}
          onPress={() => void verbs.run(actions.restore)}
          after="It comes back as a draft."
        />
      );
    default:
      return null;
  }
}

function BackToEditing({ release, actions, verbs }: StepProps) {
  const isScheduled = release.draft?.state === 'scheduled';
  return (
    <StepPanel
      action="edit"
      opener="Back to editing…"
      name="Back to editing"
      send="Go back to editing"
      isBusy={verbs.isBusy}
      onSend={() => verbs.run(actions.edit)}
    >
      <p>
        {isScheduled ? 'The schedule and the approval end' : 'The approval ends'}; those who gave it are told. The text
        is then a draft, and needs a review again.
      </p>
    </StepPanel>
  );
}

/** Sets the text aside. Asks first, and says where the text will be. */
function Discard({ release, actions, verbs }: StepProps) {
  const isCorrection = release.draft?.kind === 'correction';
  const what = isCorrection ? 'Discard this correction' : 'Discard this draft';
  return (
    <StepPanel
      action="discard"
      opener="Discard…"
      name="Discard"
      send={what}
      isBusy={verbs.isBusy}
      isQuiet
      onSend={() => verbs.run(actions.discard)}
    >
      <p>
        {isCorrection
          ? `${release.label} stays in public as it is. Another correction begins from its published text.`
          : 'Nothing is deleted: it stands among the discarded releases, and can be restored from there.'}
      </p>
    </StepPanel>
  );
}

function Secondary(props: StepProps) {
  const { release, actions, verbs, checks } = props;
  const { can } = release;
  const quiet = (name: string, action: LightAction & ('recall' | 'unschedule')) => (
    <button
      type="button"
      className="button quiet wide"
      data-command={actionWeights[action]}
      aria-disabled={verbs.isBusy}
      onClick={() => void verbs.run(actions[action])}
    >
      {name}
    </button>
  );
  return (
    <div className="secondary">
      {can.schedule.allowed ? <ScheduleStep {...props} /> : null}
      {can.unschedule.allowed ? quiet('Unschedule', 'unschedule') : null}
      {can.requestChanges.allowed ? <RequestChanges actions={actions} verbs={verbs} /> : null}
      {can.recall.allowed ? quiet('Recall', 'recall') : null}
      {can.edit.allowed ? <BackToEditing {...props} /> : null}
      {allowedWith('publishUrgently', release, checks).allowed ? <PublishUrgently {...props} /> : null}
      {can.discard.allowed ? <Discard {...props} /> : null}
    </div>
  );
}

/** The next step as one button, then the other steps, then why the last one was refused. */
export function NextStep(props: StepProps) {
  return (
    <div className="steps">
      <Step {...props} />
      <Reasons tone="alert" title="Not done." reasons={props.verbs.reasons} />
      {props.release.draft ? <Secondary {...props} /> : null}
      <PublicSteps {...props} />
    </div>
  );
}
