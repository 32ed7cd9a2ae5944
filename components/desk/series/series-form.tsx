'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Field, TextField } from '#components/desk/field.tsx';
import { usePeriodWords } from '#components/desk/use-period-words.ts';
import { Reasons, worded } from '#components/ui/reasons.tsx';
import { periodKinds } from '#lib/numbering/rules.ts';
import type { Examples } from '#lib/numbering/series-examples-rules.ts';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { approvalCounts } from './set-series.tsx';
import type { Runner } from '#components/desk/use-runner.ts';
import type { Field as FieldName, NewSeries } from './use-new-series.ts';

type Props = {
  series: NewSeries;
  timeZones: string[];
  add: DeskActions['addSeries'];
  runner: Runner;
  onDone: () => void;
  onClose: () => void;
};

type NewSeriesProps = { series: NewSeries };
type TextName = 'name' | 'key' | 'labelTemplate' | 'prefix' | 'timeZone';
type TextProps = NewSeriesProps & { field: TextName; label: string; hint: string; max: number; list?: string };

function TextRow({ field, series, ...props }: TextProps) {
  return (
    <TextField
      {...props}
      autoCapitalize="none"
      spellCheck={field === 'name'}
      problems={series.problemsAt(field)}
      value={series.typed[field]}
      onChange={(value) => series.set(field, value)}
    />
  );
}

type ChoiceProps = NewSeriesProps & {
  field: FieldName;
  label: string;
  options: [string | number, string][];
  onChoose: (value: string) => void;
};

function ChoiceRow({ field, label, series, options, onChoose }: ChoiceProps) {
  return (
    <Field
      label={label}
      problems={series.problemsAt(field)}
      draw={(wiring) => (
        <select
          {...wiring}
          className="input"
          value={String(series.typed[field])}
          onChange={(event) => onChoose(event.target.value)}
        >
          {options.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    />
  );
}

function Fields({ series, timeZones }: Pick<Props, 'series' | 'timeZones'>) {
  const t = useTranslations('series');
  const fields = useTranslations('seriesFields');
  const restarts = useTranslations('periods.restarts');
  const { months } = usePeriodWords();
  const zones = useId();
  const { typed, set } = series;
  return (
    <div className="series-fields">
      <TextRow field="name" label={fields('name')} hint={t('form.nameHint')} series={series} max={80} />
      <TextRow field="key" label={fields('key')} hint={t('form.keyHint')} series={series} max={20} />
      <TextRow field="labelTemplate" label={fields('label')} hint={t('form.labelHint')} series={series} max={60} />
      <TextRow field="prefix" label={t('form.prefix')} hint={t('form.prefixHint')} series={series} max={20} />
      <ChoiceRow
        field="period"
        label={t('facts.restarts')}
        series={series}
        options={periodKinds.toReversed().map((kind) => [kind, restarts(kind)])}
        onChoose={(value) => set('period', periodKinds.find((kind) => kind === value) ?? typed.period)}
      />
      {typed.period === 'fiscal-year' ? (
        <ChoiceRow
          field="firstMonth"
          label={fields('firstMonth')}
          series={series}
          options={months.map((name, at) => [at + 1, name])}
          onChoose={(value) => set('firstMonth', Number(value))}
        />
      ) : null}
      <TextRow
        field="timeZone"
        label={t('facts.timeZone')}
        hint={t('form.timeZoneHint')}
        series={series}
        max={60}
        list={zones}
      />
      <datalist id={zones}>
        {timeZones.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <ChoiceRow
        field="approvals"
        label={t('facts.approvals')}
        series={series}
        options={approvalCounts.map((count) => [count, t(`approvals.${count}`)])}
        onChoose={(value) => set('approvals', Number(value))}
      />
      <label className="tick">
        <input
          type="checkbox"
          checked={typed.allowUrgent}
          onChange={(event) => set('allowUrgent', event.target.checked)}
        />
        {t('urgent')}
      </label>
      <label className="tick">
        <input
          type="checkbox"
          checked={typed.commentsStop}
          onChange={(event) => set('commentsStop', event.target.checked)}
        />
        {t('commentsStop')}
      </label>
    </div>
  );
}

/** Examples of the labels, as they are typed. */
function Example({ examples }: { examples: Examples | null }) {
  const t = useTranslations('series.example');
  const periods = usePeriodWords();
  const place = examples && periods.place(examples.kind, examples.period);
  return (
    <section className="series-example" aria-label={t('title')}>
      <h3 className="label">{place ? t('in', { period: place }) : t('labels')}</h3>
      {examples ? (
        <>
          <ol>
            {examples.labels.map(({ label, path }) => (
              <li key={path}>
                <b dir="auto">{label}</b>
                <span className="path">{path}</span>
              </li>
            ))}
          </ol>
          <p className="hint">{periods.again(examples.kind, examples.restartsOn)}</p>
        </>
      ) : (
        <p className="hint">{t('none')}</p>
      )}
    </section>
  );
}

/** Adds a series and shows its labels beside the fields. A refusal loses nothing that was typed. */
export function SeriesForm({ series, timeZones, add, runner, onDone, onClose }: Props) {
  const t = useTranslations('series');
  const everywhere = useTranslations('everywhere');
  const form = useRef<HTMLFormElement>(null);
  const [tries, setTries] = useState(0);
  // Focuses the first field, and after a failed attempt the first one with a problem.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(tries === 0 ? 'input' : '[aria-invalid="true"]')?.focus();
  }, [tries]);
  const reasons = [
    ...runner.reasons.filter(({ field }) => !field),
    ...(series.isMarked ? [worded(t('form.marked'))] : []),
  ];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!series.isFit()) return setTries(tries + 1);
    const name = series.typed.name.trim() || series.typed.key;
    const send = async () => {
      const result = await add(series.input);
      if (!result.ok) series.setRefusals(result.reasons);
      return result;
    };
    const added = await runner.run(send, ({ example }) => t('form.done', { name, example }));
    if (added) onDone();
    else setTries(tries + 1);
  };
  return (
    <form
      ref={form}
      className="series-form"
      aria-labelledby="add-series"
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <h2 id="add-series">{t('add')}</h2>
      <p className="hint">{t('form.forEver')}</p>
      <Fields series={series} timeZones={timeZones} />
      <Example examples={series.examples} />
      <div className="series-send">
        <Reasons tone="alert" title={t('form.notAdded')} reasons={reasons} />
        <div className="row">
          <button type="submit" className="button primary" aria-disabled={runner.isBusy}>
            {t('form.send')}
          </button>
          <button type="button" className="plain" onClick={onClose}>
            {everywhere('notNow')}
          </button>
        </div>
      </div>
    </form>
  );
}
