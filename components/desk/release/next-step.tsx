'use client';
import { useTranslations } from 'next-intl';
import { Reasons } from '#components/ui/reasons.tsx';
import type { Allowed } from '#lib/core/result.ts';
import type { Check, DeskRelease } from '#lib/releases/schema.ts';
import { actionWeights, type LightAction } from '#components/desk/action-weights.ts';
import { OpenComments } from '#components/desk/comments/open-comments.tsx';
import { EmbargoPanel } from './embargo.tsx';
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
  const t = useTranslations('steps');
  const { release, actions, verbs, checks } = props;
  switch (release.draft?.state) {
    case 'draft':
    case 'changes-requested':
      return (
        <StepButton
          action="submit"
          name={t('submit')}
          allowed={allowedWith('submit', release, checks)}
          verbs={verbs}
          onPress={() => void verbs.run(actions.submit)}
          after={t('afterSubmit')}
        />
      );
    case 'submitted':
      return (
        <StepButton
          action="approve"
          name={t('approve')}
          allowed={release.can.approve}
          verbs={verbs}
          onPress={() => void verbs.run(actions.approve)}
          after={t('afterApprove')}
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
          name={t('restore')}
          allowed={release.can.restore}
          verbs={verbs}
          onPress={() => void verbs.run(actions.restore)}
          after={t('afterRestore')}
        />
      );
    default:
      return null;
  }
}

function BackToEditing({ release, actions, verbs }: StepProps) {
  const t = useTranslations('steps.edit');
  const isScheduled = release.draft?.state === 'scheduled';
  return (
    <StepPanel
      action="edit"
      opener={t('opener')}
      name={t('name')}
      send={t('send')}
      isBusy={verbs.isBusy}
      onSend={() => verbs.run(actions.edit)}
    >
      <p>{t(isScheduled ? 'scheduleEnds' : 'approvalEnds')}</p>
    </StepPanel>
  );
}

/** Sets the text aside. Asks first, and says where the text will be. */
function Discard({ release, actions, verbs }: StepProps) {
  const t = useTranslations('steps.discard');
  const isCorrection = release.draft?.kind === 'correction';
  return (
    <StepPanel
      action="discard"
      opener={t('opener')}
      name={t('name')}
      send={t(isCorrection ? 'sendCorrection' : 'sendDraft')}
      isBusy={verbs.isBusy}
      isQuiet
      onSend={() => verbs.run(actions.discard)}
    >
      <p>{isCorrection ? t('correction', { label: release.label ?? '' }) : t('draft')}</p>
    </StepPanel>
  );
}

function Secondary(props: StepProps) {
  const t = useTranslations('steps');
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
      {can.unschedule.allowed ? quiet(t('unschedule'), 'unschedule') : null}
      {can.requestChanges.allowed ? <RequestChanges actions={actions} verbs={verbs} /> : null}
      {can.recall.allowed ? quiet(t('recall'), 'recall') : null}
      {can.edit.allowed ? <BackToEditing {...props} /> : null}
      {allowedWith('publishUrgently', release, checks).allowed ? <PublishUrgently {...props} /> : null}
      {can.discard.allowed ? <Discard {...props} /> : null}
    </div>
  );
}

/** The next step as one button, then the other steps, then why the last one was refused. */
export function NextStep(props: StepProps & { now: Date }) {
  const everywhere = useTranslations('everywhere');
  return (
    <div className="steps">
      <Step {...props} />
      <OpenComments release={props.release} />
      <Reasons tone="alert" title={everywhere('notDone')} reasons={props.verbs.reasons} />
      <EmbargoPanel {...props} />
      {props.release.draft ? <Secondary {...props} /> : null}
      <PublicSteps {...props} />
    </div>
  );
}
