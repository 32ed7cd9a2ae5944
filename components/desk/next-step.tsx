'use client';
import { Reasons } from '#components/ui/reasons.tsx';
import type { Allowed, Check, DeskRelease } from '#lib/releases/schema.ts';
import { PublicSteps } from './public-steps.tsx';
import { PublishStep } from './publish-step.tsx';
import { RequestChanges } from './request-changes.tsx';
import { Scheduled, ScheduleStep } from './schedule-step.tsx';
import { StepButton, type StepProps } from './step-button.tsx';
import { PublishUrgently } from './urgent-steps.tsx';
import type { Verbs } from './use-verbs.ts';

/** What the server said of a verb, with what the text on screen lacks in place of what the saved one lacked. */
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

function Secondary(props: StepProps) {
  const { release, actions, verbs, checks } = props;
  const { can } = release;
  const quiet = (name: string, act: Parameters<Verbs['run']>[0]) => (
    <button
      type="button"
      className="button quiet wide"
      data-command
      aria-disabled={verbs.isBusy}
      onClick={() => void verbs.run(act)}
    >
      {name}
    </button>
  );
  return (
    <div className="secondary">
      {can.schedule.allowed ? <ScheduleStep {...props} /> : null}
      {can.unschedule.allowed ? quiet('Unschedule', actions.unschedule) : null}
      {can.requestChanges.allowed ? <RequestChanges actions={actions} verbs={verbs} /> : null}
      {can.recall.allowed ? quiet('Recall', actions.recall) : null}
      {can.edit.allowed ? quiet('Back to editing', actions.edit) : null}
      {allowedWith('publishUrgently', release, checks).allowed ? <PublishUrgently {...props} /> : null}
      {can.discard.allowed ? (
        <button
          type="button"
          className="plain discard"
          data-command
          aria-disabled={verbs.isBusy}
          onClick={() => void verbs.run(actions.discard)}
        >
          Discard
        </button>
      ) : null}
    </div>
  );
}

/** The next step as one button, then what else may be done, then why the last thing was not done. */
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
