'use client';
import { type FormEvent, useId, useState } from 'react';
import { type LocalReading, readLocalTime } from '#lib/publishing/local-time-rules.ts';
import { actionWeights } from '#components/desk/action-weights.ts';
import type { StepProps } from '#components/desk/step-button.tsx';
import { clock, fullTime, localWords, utcTime, zoneOf } from '#components/desk/times.ts';

type Choice = 'first' | 'second' | null;

/** The moment that the typed time means; null if it means none or two. */
function chosenMoment(reading: LocalReading, choice: Choice): Date | null {
  if (reading.kind === 'once') return reading.at;
  return reading.kind === 'twice' && choice ? reading[choice] : null;
}

function problemOf(reading: LocalReading, zone: string): string | null {
  if (reading.kind === 'unreadable') return 'Choose a date and a time.';
  if (reading.kind === 'twice') return `Clocks show this time twice that night in ${zone}. Choose which one you mean.`;
  if (reading.kind === 'skipped')
    return `This time does not exist in ${zone}: clocks go from ${localWords(reading.from)} to ${localWords(reading.to)}. Choose one before or after.`;
  return null;
}

/** Asks which of two moments is meant, in the hour that clocks show twice. */
function WhichOne({
  reading,
  choice,
  onChoice,
}: {
  reading: LocalReading;
  choice: Choice;
  onChoice: (choice: Choice) => void;
}) {
  if (reading.kind !== 'twice') return null;
  return (
    <fieldset className="fates">
      <legend>Which one</legend>
      {(['first', 'second'] as const).map((one) => (
        <label key={one}>
          <input type="radio" name="which" checked={choice === one} onChange={() => onChoice(one)} />
          {one === 'first' ? 'The first, before' : 'The second, after'} clocks are put back:{' '}
          {clock(reading[one], 'UTC')} UTC
        </label>
      ))}
    </fieldset>
  );
}

function Moment({ at, timeZone }: { at: Date; timeZone: string }) {
  return (
    <>
      {fullTime(at, timeZone)}
      <br />
      {utcTime(at)}
    </>
  );
}

function ScheduleForm({ release, actions, verbs, timeZone, onClose }: StepProps & { onClose: () => void }) {
  const id = useId();
  const [date, setDate] = useState('');
  const [time, setTime] = useState('');
  const [choice, setChoice] = useState<Choice>(null);
  const [isAsked, setAsked] = useState(false);
  const zone = zoneOf(timeZone);
  const reading = readLocalTime(`${date}T${time.slice(0, 5)}`, timeZone);
  const at = chosenMoment(reading, choice);
  const problem = at ? null : problemOf(reading, zone);
  // An incomplete time is an error only when it is sent.
  const isTold = problem !== null && (isAsked || reading.kind !== 'unreadable');
  const number = release.draft?.kind === 'correction' ? `${release.label} stays` : 'taken at that moment';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (at) void verbs.run((input) => actions.schedule({ ...input, publishAt: at.toISOString() }));
  };
  const typed = (set: (value: string) => void) => (value: string) => {
    set(value);
    setChoice(null);
  };
  const field = { className: 'input', 'aria-describedby': `${id}-moment`, 'aria-invalid': isTold };
  return (
    <form
      className="panel schedule"
      data-holds-page
      aria-label="Schedule"
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <p className="hint">As clocks show it in {zone}.</p>
      <div className="schedule-fields">
        <div className="field">
          <label htmlFor={`${id}-date`}>Date</label>
          <input
            {...field}
            id={`${id}-date`}
            type="date"
            autoFocus
            value={date}
            onChange={(event) => typed(setDate)(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-time`}>Time</label>
          <input
            {...field}
            id={`${id}-time`}
            type="time"
            value={time}
            onChange={(event) => typed(setTime)(event.target.value)}
          />
        </div>
      </div>
      <WhichOne reading={reading} choice={choice} onChoice={setChoice} />
      <p id={`${id}-moment`} className={at ? 'schedule-moment' : isTold ? 'schedule-problem' : 'hint'} role="status">
        {at ? <Moment at={at} timeZone={timeZone} /> : isTold ? problem : 'The moment appears here, in both zones.'}
      </p>
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
  const { publishAt, scheduledBy } = release.draft ?? {};
  if (!publishAt) return null;
  return (
    <section className="scheduled" aria-label="Schedule">
      <p className="scheduled-time">{fullTime(publishAt, timeZone)}</p>
      <p className="hint">
        {utcTime(publishAt)}. Set by {scheduledBy}. It becomes public by itself.
      </p>
    </section>
  );
}
