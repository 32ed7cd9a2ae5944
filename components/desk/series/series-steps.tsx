'use client';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { countOfVoids, refusalToSetNext } from '#lib/numbering/next-number-rules.ts';
import { formatLabel, pathOf } from '#lib/numbering/rules.ts';
import type { ListedSeries } from '#lib/numbering/schema.ts';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { usePeriodWords } from '#components/desk/use-period-words.ts';
import { useReasonWords } from '#components/ui/reasons.tsx';
import { StepPanel } from '#components/desk/step-panel.tsx';
import type { Runner } from '#components/desk/use-runner.ts';

export type SeriesStepProps = { series: ListedSeries; actions: DeskActions; runner: Runner };

function Reason({ hint, value, onChange }: { hint: string; value: string; onChange: (value: string) => void }) {
  const t = useTranslations('series.setNext');
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{t('reason')}</label>
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
  const t = useTranslations('series.setNext');
  const periods = usePeriodWords();
  const { number: from, period } = series.next;
  const label = (number: number) => formatLabel(series, period, number);
  const voids = countOfVoids({ from, next });
  const place = periods.place(series.period, period, true);
  const begin = { label: label(next) };
  return (
    <ul className="consequences" aria-live="polite">
      {voids === 0 ? (
        <li>{place ? t('beginsIn', { ...begin, period: place }) : t('begins', begin)}</li>
      ) : voids === 1 ? (
        <li>{t('voidOne', { first: label(from) })}</li>
      ) : (
        <li>{t('voidMany', { first: label(from), last: label(next - 1), count: voids })}</li>
      )}
      <li>
        {t.rich('takes', {
          label: label(next),
          path: pathOf(series.key, series.period, period, next, null),
          b: (words) => <b>{words}</b>,
        })}
      </li>
      <li>{t('forwards')}</li>
    </ul>
  );
}

/** Moves the next number forwards, and says before which numbers become void in public. */
export function SetNext({ series, actions, runner }: SeriesStepProps) {
  const t = useTranslations('series.setNext');
  const wordsOf = useReasonWords();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const { number: from, period, label } = series.next;
  const next = /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : null;
  const refused = next === null ? null : refusalToSetNext(series, { period, from, next });
  const [reasonAgainst] = refused?.reasons ?? [];
  const isNoNumber = next === null && typed !== '';
  const problem = reasonAgainst
    ? wordsOf(reasonAgainst)
    : next === from
      ? t('already', { label })
      : isNoNumber
        ? t('noNumber')
        : null;
  const canSend = next !== null && problem === null;
  const send = async () => {
    if (next === null) return false;
    const result = await runner.run(
      () => actions.setNextNumber({ series: series.key, next, period: period.key, reason }),
      (set) =>
        set.voided > 0 ? t('doneVoid', { label: set.label, voided: set.voided }) : t('done', { label: set.label }),
    );
    if (result) setTyped('');
    if (result) setReason('');
    return result !== null;
  };
  return (
    <StepPanel
      action="setNextNumber"
      opener={t('opener')}
      name={t('name', { name: series.name })}
      send={canSend ? t('sendLabel', { label: formatLabel(series, period, next) }) : t('send')}
      isBusy={runner.isBusy}
      isQuiet
      canSend={canSend}
      onSend={send}
    >
      <label htmlFor={id}>{t('field')}</label>
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
        {problem ?? t('now', { from: String(from), label })}
      </p>
      {canSend ? <Consequences series={series} next={next} /> : null}
      <Reason hint={t('reasonHint')} value={reason} onChange={setReason} />
    </StepPanel>
  );
}

/** Restarts at 1, in a series that is restarted by hand. */
export function Restart({ series, actions, runner }: SeriesStepProps) {
  const t = useTranslations('series.restart');
  const periods = usePeriodWords();
  const [reason, setReason] = useState('');
  if (series.period !== 'manual') return null;
  const send = async () => {
    const result = await runner.run(
      () => actions.restartSeries({ series: series.key, reason }),
      ({ period }) => t('done', { name: series.name, period }),
    );
    if (result) setReason('');
    return result !== null;
  };
  return (
    <StepPanel
      action="restartSeries"
      opener={t('opener')}
      name={t('name', { name: series.name })}
      send={t('send')}
      isBusy={runner.isBusy}
      isQuiet
      onSend={send}
    >
      <ul className="consequences">
        <li>{t('opens', { period: periods.place(series.period, series.next.period) })}</li>
        <li>{t('same')}</li>
        <li>{t('once')}</li>
      </ul>
      <Reason hint={t('reasonHint')} value={reason} onChange={setReason} />
    </StepPanel>
  );
}
