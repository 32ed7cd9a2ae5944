'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { Reasons } from '#components/ui/reasons.tsx';
import type { HeldNumber, NumbersToReserve } from '#lib/numbering/schema.ts';
import type { DeskActions } from './desk-actions.ts';
import { ReasonForm } from './release/reason-form.tsx';
import { useActions } from './seat.tsx';
import { usePeriodWords } from '#components/desk/use-period-words.ts';
import { useTimes } from './use-times.ts';
import { type Runner, useRunner } from './use-runner.ts';

type Props = {
  numbers: NumbersToReserve;
  timeZone: string;
  now: Date;
};

type FormProps = Pick<Props, 'numbers'> & Pick<DeskActions, 'reserve'> & { runner: Runner };

function ReserveForm({ numbers, reserve, runner }: FormProps) {
  const t = useTranslations('numbers');
  const id = useId();
  const [series, setSeries] = useState(numbers.beginWith);
  const [reason, setReason] = useState('');
  const next = numbers.series.find(({ key }) => key === series)?.nextLabel;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const reservation = await runner.run(
      () => reserve({ series, reason }),
      ({ label }) => t('done', { label }),
    );
    if (reservation) setReason('');
  };
  if (numbers.reasons.length > 0) return <Reasons reasons={numbers.reasons} title={t('cannot')} />;
  return (
    <form className="reserve" onSubmit={(event) => void send(event)}>
      <label htmlFor={`${id}-series`}>{t('series')}</label>
      <select id={`${id}-series`} className="input" value={series} onChange={(event) => setSeries(event.target.value)}>
        {numbers.series.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-reason`}>{t('reason')}</label>
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
        {t('reasonHint')}
      </p>
      <button type="submit" className="button primary" aria-disabled={runner.isBusy}>
        {t('send', { next: next ?? '' })}
      </button>
    </form>
  );
}

type RowProps = Pick<Props, 'timeZone' | 'now'> & Pick<DeskActions, 'makeVoid'> & { held: HeldNumber; runner: Runner };

function HeldRow({ held, timeZone, now, makeVoid, runner }: RowProps) {
  const t = useTranslations('numbers');
  const times = useTimes(timeZone);
  const { called } = usePeriodWords();
  const { reservationId, label } = held;
  const period = called(held.period);
  const values = { series: held.series.name, at: times.short(held.reservedAt, now), label };
  return (
    <li>
      <b className="confirm-label">{label}</b>
      <div>
        <p dir="auto">{held.reason}</p>
        <p className="hint">{period ? t('held.inPeriod', { ...values, period }) : t('held.inSeries', values)}</p>
        <ReasonForm
          action="makeVoid"
          opener={t('void.opener', { label })}
          label={t('void.label')}
          hint={t('void.hint')}
          missing={t('void.missing')}
          send={t('void.send', { label })}
          isBusy={runner.isBusy}
          isQuiet
          onSend={async (reason) =>
            (await runner.run(
              () => makeVoid({ reservationId, reason }),
              () => t('void.done', { label }),
            )) !== null
          }
        />
      </div>
    </li>
  );
}

/** Reserved numbers: reserve one, and use it or make it void. */
export function NumbersScreen({ numbers, ...props }: Props) {
  const t = useTranslations('numbers');
  const everywhere = useTranslations('everywhere');
  const { reserve, makeVoid } = useActions();
  const runner = useRunner();
  return (
    <main id="main" className="sheet-page">
      <div className="page-head">
        <h1>{t('title')}</h1>
      </div>
      <p className="first-steps-line">{t('lead')}</p>
      <ReserveForm numbers={numbers} reserve={reserve} runner={runner} />
      <p role="status" className="action-done">
        {runner.done}
      </p>
      <Reasons tone="alert" title={everywhere('notDone')} reasons={runner.reasons} />
      <section aria-labelledby="held">
        <h2 id="held">{t('held.title')}</h2>
        {numbers.held.length === 0 ? (
          <p className="hint">{t('held.none')}</p>
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
