'use client';
import { useId, useState } from 'react';
import { countOfVoids, refusalToSetNext } from '#lib/numbering/next-number-rules.ts';
import { formatLabel, pathOf } from '#lib/numbering/rules.ts';
import type { ListedSeries } from '#lib/numbering/schema.ts';
import { periodWords } from '#lib/numbering/series-words-rules.ts';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { StepPanel } from '#components/desk/step-panel.tsx';
import type { Runner } from '#components/desk/use-runner.ts';

export type SeriesStepProps = { series: ListedSeries; actions: DeskActions; runner: Runner };

function Reason({ hint, value, onChange }: { hint: string; value: string; onChange: (value: string) => void }) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>Reason</label>
      <textarea
        id={id}
        className="input"
        rows={2}
        required
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={`${id}-hint`}
      />
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </>
  );
}

/** What setting the next number will do. */
function Consequences({ series, next }: { series: ListedSeries; next: number }) {
  const { number: from, period } = series.next;
  const label = (number: number) => formatLabel(series, period, number);
  const voids = countOfVoids({ from, next });
  const place = periodWords(series.period, period);
  return (
    <ul className="consequences" aria-live="polite">
      {voids === 0 ? (
        <li>
          {place ? `${place[0]?.toUpperCase()}${place.slice(1)}` : 'The series'} begins at {label(next)}; the public
          register says so, with your reason. No number becomes void.
        </li>
      ) : (
        <li>
          {voids === 1 ? `${label(from)} becomes void` : `${label(from)} to ${label(next - 1)} become void`}:{' '}
          {voids === 1 ? 'one number' : `${voids} numbers`}, each in the public register with your reason, never used.
        </li>
      )}
      <li>
        The next publication takes <b>{label(next)}</b>, at {pathOf(series.key, series.period, period, next, null)}.
      </li>
      <li>It cannot be taken back: the number only goes forwards.</li>
    </ul>
  );
}

/** Moves the next number forwards, and says before which numbers become void in public. */
export function SetNext({ series, actions, runner }: SeriesStepProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const { number: from, period, label } = series.next;
  const next = /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : null;
  const refused = next === null ? null : refusalToSetNext(series, { period, from, next });
  const problem =
    refused?.reasons[0]?.message ??
    (next === from ? `${label} is the next number already.` : next === null && typed !== '' ? 'Write a number.' : null);
  const canSend = next !== null && problem === null;
  const send = async () => {
    if (next === null) return false;
    const result = await runner.run(
      () => actions.setNextNumber({ series: series.key, next, period: period.key, reason }),
      (set) => `The next number is ${set.label}.${set.voided > 0 ? ` Void: ${set.voided}.` : ''}`,
    );
    if (result) setTyped('');
    if (result) setReason('');
    return result !== null;
  };
  return (
    <StepPanel
      action="setNextNumber"
      opener="Set the next number…"
      name={`Next number of ${series.name}`}
      send={canSend ? `Make ${formatLabel(series, period, next)} the next` : 'Make it the next'}
      isBusy={runner.isBusy}
      isQuiet
      canSend={canSend}
      onSend={send}
    >
      <label htmlFor={id}>Next number</label>
      <input
        id={id}
        className="input next-number"
        inputMode="numeric"
        autoComplete="off"
        required
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        aria-describedby={`${id}-hint`}
        aria-invalid={problem !== null}
      />
      <p className={problem ? 'field-problem' : 'hint'} id={`${id}-hint`} aria-live="polite">
        {problem ?? `Now it is ${from}: ${label}.`}
      </p>
      {canSend ? <Consequences series={series} next={next} /> : null}
      <Reason hint="The public reads it in the register." value={reason} onChange={setReason} />
    </StepPanel>
  );
}

/** Restarts at 1, in a series that is restarted by hand. */
export function Restart({ series, actions, runner }: SeriesStepProps) {
  const [reason, setReason] = useState('');
  if (series.period !== 'manual') return null;
  const send = async () => {
    const result = await runner.run(
      () => actions.restartSeries({ series: series.key, reason }),
      ({ period }) => `${series.name} begins at 1 again, in the run ${period}.`,
    );
    if (result) setReason('');
    return result !== null;
  };
  return (
    <StepPanel
      action="restartSeries"
      opener="Begin at 1 again…"
      name={`Restart of ${series.name}`}
      send="Begin at 1 again"
      isBusy={runner.isBusy}
      isQuiet
      onSend={send}
    >
      <ul className="consequences">
        <li>
          A new run opens today, and its first number is 1. What {periodWords(series.period, series.next.period)} has
          issued keeps its numbers and addresses.
        </li>
        <li>Numbers of both runs may read the same; their addresses tell them apart.</li>
        <li>It cannot be taken back, and is possible once a day.</li>
      </ul>
      <Reason hint="For the newsroom’s record." value={reason} onChange={setReason} />
    </StepPanel>
  );
}
