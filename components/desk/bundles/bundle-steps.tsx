'use client';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { MomentFields, useMoment } from '#components/desk/moment-fields.tsx';
import { StepPanel } from '#components/desk/step-panel.tsx';
import type { Runner } from '#components/desk/use-runner.ts';
import { Reasons } from '#components/ui/reasons.tsx';
import type { DeskBundle } from '#lib/publishing/bundles/bundle-schema.ts';

type Props = {
  bundle: DeskBundle;
  actions: DeskActions;
  runner: Runner;
  timeZone: string;
  /** Called with words when the bundle is no longer there. */
  onGone: (words: string) => void;
};

function Schedule({ bundle: { id, name, version }, actions, runner, timeZone }: Props) {
  const moment = useMoment(timeZone);
  return (
    <StepPanel
      action="scheduleBundle"
      opener="Schedule…"
      name={`Schedule ${name}`}
      send="Schedule for this moment"
      isBusy={runner.isBusy}
      canSend={moment.at !== null}
      isQuiet
      onSend={async () => {
        const publishAt = moment.at;
        if (!publishAt) return false;
        const scheduled = await runner.run(
          () => actions.scheduleBundle({ bundleId: id, version, publishAt: publishAt.toISOString() }),
          () => 'The bundle is scheduled.',
        );
        return scheduled !== null;
      }}
    >
      <MomentFields moment={moment} timeZone={timeZone} />
      <p className="hint">
        All of it becomes public by itself at that moment, or nothing of it. The numbers are taken then, in this order.
      </p>
    </StepPanel>
  );
}

/** What can be done to a bundle as a whole, and why the rest cannot. */
export function BundleSteps(props: Props) {
  const { bundle, actions, runner, onGone } = props;
  const { id, name, version, texts, unseen, can } = bundle;
  const input = { bundleId: id, version };
  const count = texts.length + unseen;
  if (can.unschedule.allowed)
    return (
      <button
        type="button"
        className="button quiet"
        aria-disabled={runner.isBusy}
        onClick={() =>
          void runner.run(
            () => actions.unscheduleBundle(input),
            () => 'The schedule is taken back.',
          )
        }
      >
        Take the schedule back
      </button>
    );
  if (!can.publish.allowed) return <Reasons title="Not yours to publish:" reasons={can.publish.reasons} />;
  return (
    <div className="series-steps">
      <Schedule {...props} />
      <StepPanel
        action="publishBundle"
        opener="Publish now…"
        name={`Publish ${name}`}
        send={`Publish ${count} now`}
        isBusy={runner.isBusy}
        isQuiet
        onSend={async () => {
          const result = await runner.run(
            () => actions.publishBundle(input),
            () => '',
          );
          if (result) onGone(`Published: ${result.published.map(({ label }) => label).join(', ')}.`);
          return result !== null;
        }}
      >
        <ul className="consequences">
          <li>All {count} become public in one moment, to everyone, or none of them.</li>
          <li>Each takes the next number of its series, in this order. A correction keeps its number.</li>
        </ul>
      </StepPanel>
      <StepPanel
        action="takeBundleApart"
        opener="Take it apart…"
        name={`Take ${name} apart`}
        send="Take the bundle apart"
        isBusy={runner.isBusy}
        isQuiet
        onSend={async () => {
          const result = await runner.run(
            () => actions.takeBundleApart(input),
            () => '',
          );
          if (result) onGone(`“${name}” is taken apart. Its releases stay approved.`);
          return result !== null;
        }}
      >
        <ul className="consequences">
          <li>Its releases stay approved, each for itself.</li>
        </ul>
      </StepPanel>
    </div>
  );
}
