'use client';
import { type FormEvent, useId, useState } from 'react';
import { Reasons } from '#components/ui/reasons.tsx';
import type { HeldNumber, NumbersToReserve } from '#lib/numbering/schema.ts';
import type { DeskActions } from './desk-actions.ts';
import { ReasonForm } from './release/reason-form.tsx';
import { useActions } from './seat.tsx';
import { useTimes } from './use-times.ts';
import { type Runner, useRunner } from './use-runner.ts';

type Props = {
  numbers: NumbersToReserve;
  timeZone: string;
  now: Date;
};

type FormProps = Pick<Props, 'numbers'> & Pick<DeskActions, 'reserve'> & { runner: Runner };

function ReserveForm({ numbers, reserve, runner }: FormProps) {
  const id = useId();
  const [series, setSeries] = useState(numbers.beginWith);
  const [reason, setReason] = useState('');
  const next = numbers.series.find(({ key }) => key === series)?.nextLabel;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const reservation = await runner.run(
      () => reserve({ series, reason }),
      ({ label: newLabel }) => `${newLabel} is reserved for you.`,
    );
    if (reservation) setReason('');
  };
  if (numbers.reasons.length > 0) return <Reasons reasons={numbers.reasons} title="No number can be reserved." />;
  return (
    <form className="reserve" onSubmit={(event) => void send(event)}>
      <label htmlFor={`${id}-series`}>Series</label>
      <select id={`${id}-series`} className="input" value={series} onChange={(event) => setSeries(event.target.value)}>
        {numbers.series.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-reason`}>What it is for</label>
      <textarea
        id={`${id}-reason`}
        className="input"
        rows={2}
        required
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        aria-describedby={`${id}-hint`}
      />
      <p className="hint" id={`${id}-hint`}>
        For the newsroom alone. The public register shows at once that the number is reserved, not by whom or for what.
      </p>
      <button type="submit" className="button primary" aria-disabled={runner.isBusy}>
        Reserve {next}
      </button>
    </form>
  );
}

type RowProps = Pick<Props, 'timeZone' | 'now'> & Pick<DeskActions, 'makeVoid'> & { held: HeldNumber; runner: Runner };

function HeldRow({ held, timeZone, now, makeVoid, runner }: RowProps) {
  const times = useTimes(timeZone);
  const { reservationId, label } = held;
  return (
    <li>
      <b className="confirm-label">{label}</b>
      <div>
        <p dir="auto">{held.reason}</p>
        <p className="hint">
          {held.series.name}
          {held.period ? `, ${held.period}` : ''}. Reserved {times.short(held.reservedAt, now)}. To use it, choose{' '}
          {label} when you publish an approved release of this series.
        </p>
        <ReasonForm
          action="makeVoid"
          opener={`Make ${label} void…`}
          label="Public reason"
          hint="The number is never used again. The register shows it as void, with this reason, for ever."
          missing="Write the reason; the public reads it."
          send={`Make ${label} void`}
          isBusy={runner.isBusy}
          isQuiet
          onSend={async (reason) =>
            (await runner.run(
              () => makeVoid({ reservationId, reason }),
              () => `${label} is void.`,
            )) !== null
          }
        />
      </div>
    </li>
  );
}

/** Reserved numbers: reserve one, and use it or make it void. */
export function NumbersScreen({ numbers, ...props }: Props) {
  const { reserve, makeVoid } = useActions();
  const runner = useRunner();
  return (
    <main id="main" className="sheet-page">
      <div className="page-head">
        <h1>Reserved numbers</h1>
      </div>
      <p className="first-steps-line">
        Take the next number before its text is published: for an announcement by telephone, say. It is yours until you
        publish a release under it or make it void.
      </p>
      <ReserveForm numbers={numbers} reserve={reserve} runner={runner} />
      <p role="status" className="action-done">
        {runner.done}
      </p>
      <Reasons tone="alert" title="Not done." reasons={runner.reasons} />
      <section aria-labelledby="held">
        <h2 id="held">You hold</h2>
        {numbers.held.length === 0 ? (
          <p className="hint">No reserved number.</p>
        ) : (
          <ul className="held">
            {numbers.held.map((held) => (
              <HeldRow key={held.reservationId} held={held} runner={runner} makeVoid={makeVoid} {...props} />
            ))}
          </ul>
        )}
      </section>
    </main>
  );
}
