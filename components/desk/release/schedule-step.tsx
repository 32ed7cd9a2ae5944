'use client';
import { type FormEvent, useState } from 'react';
import { actionWeights } from '#components/desk/action-weights.ts';
import { MomentFields, useMoment } from '#components/desk/moment-fields.tsx';
import type { StepProps } from '#components/desk/step-button.tsx';
import { useTimes } from '#components/desk/use-times.ts';

function ScheduleForm({ release, actions, verbs, timeZone, onClose }: StepProps & { onClose: () => void }) {
  const moment = useMoment(timeZone);
  const { at } = moment;
  const number = release.draft?.kind === 'correction' ? `${release.label} stays` : 'taken at that moment';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    moment.ask();
    if (at) void verbs.run((input) => actions.schedule({ ...input, publishAt: at.toISOString() }));
  };
  return (
    <form
      className="panel schedule"
      data-holds-page
      aria-label="Schedule"
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <MomentFields moment={moment} timeZone={timeZone} />
      <p className="hint">
        It then becomes public by itself, to everyone. Number: {number}. Its checks are made again; if one fails, it is
        not published and you are told.
      </p>
      <button type="submit" className="button wide" aria-disabled={verbs.isBusy || at === null}>
        {verbs.isBusy ? 'Scheduling…' : 'Schedule for this moment'}
      </button>
      <button type="button" className="plain" onClick={onClose}>
        Not now
      </button>
    </form>
  );
}

/**
 * Schedules a publication. The time is typed in the house's zone and shown in UTC too; it asks
 * first.
 */
export function ScheduleStep(props: StepProps) {
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
      Schedule…
    </button>
  );
}

/** The scheduled time, in place of a next step. */
export function Scheduled({ release, timeZone }: StepProps) {
  const times = useTimes(timeZone);
  const { publishAt, scheduledBy } = release.draft ?? {};
  if (!publishAt) return null;
  return (
    <section className="scheduled" aria-label="Schedule">
      <p className="scheduled-time">{times.full(publishAt)}</p>
      <p className="hint">
        {times.utc(publishAt)}. Set by {scheduledBy}. It becomes public by itself.
      </p>
    </section>
  );
}
