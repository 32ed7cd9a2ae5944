'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field, TextField } from '#components/desk/field.tsx';
import { type NewSeries, useNewSeries } from '#components/desk/series/use-new-series.ts';
import { visits } from '#components/desk/visits.ts';
import { inLanguage } from '#lib/core/languages.ts';
import type { DeskSet, HouseSet } from '#lib/house/schema.ts';
import { formatLabel, type PeriodKind, periodAt } from '#lib/numbering/rules.ts';
import { usePeriodWords } from '#components/desk/use-period-words.ts';
import type { StepFacts } from './reader-view.tsx';
import { SeriesPreview, type SeriesShown } from './series-preview.tsx';
import { StepForm } from './step-form.tsx';
import { type Step, useStep } from '#components/desk/use-step.ts';

type Props = StepFacts & {
  house: HouseSet;
  desks: DeskSet[];
  /** The series once it is added. */
  series: SeriesShown | null;
  onDone: (series: SeriesShown) => void;
  onBack: () => void;
};

const periods: PeriodKind[] = ['month', 'year', 'fiscal-year', 'none'];

/** When the numbers begin again, as a row of choices. */
function Periods({ typed: { period, firstMonth }, set }: NewSeries) {
  const t = useTranslations('setUp.series');
  const fields = useTranslations('seriesFields');
  const restarts = useTranslations('periods.restarts');
  const { months } = usePeriodWords();
  return (
    <>
      <fieldset className="set-up-choices">
        <legend>{t('restarts')}</legend>
        {periods.map((kind) => (
          <label key={kind}>
            <input
              type="radio"
              name="period"
              value={kind}
              checked={kind === period}
              onChange={() => set('period', kind)}
            />
            {restarts(kind)}
          </label>
        ))}
      </fieldset>
      {period === 'fiscal-year' ? (
        <Field
          label={fields('firstMonth')}
          draw={(wiring) => (
            <select
              {...wiring}
              className="input"
              value={firstMonth}
              onChange={(event) => set('firstMonth', Number(event.target.value))}
            >
              {months.map((name, at) => (
                <option key={name} value={at + 1}>
                  {name}
                </option>
              ))}
            </select>
          )}
        />
      ) : null}
    </>
  );
}

type LastProps = { step: Step; series: NewSeries; last: string; onChange: (last: string) => void; now: Date };

/** Where the numbers go on: “our last one was 196”. */
function Last({ step, series: { input, typed }, last, onChange, now }: LastProps) {
  const numbering = { ...typed, firstMonth: input.firstMonth ?? 1 };
  const period = periodAt(numbering, now);
  const t = useTranslations('setUp.series');
  const place = usePeriodWords().place(typed.period, period);
  const next = nextAfter(last);
  return (
    <Field
      label={place ? t('lastIn', { period: place }) : t('last')}
      problems={step.problemsAt('last')}
      hint={t('lastHint')}
      draw={(wiring) => (
        <span className="set-up-last">
          <input
            {...wiring}
            inputMode="numeric"
            autoComplete="off"
            maxLength={9}
            value={last}
            onChange={(event) => onChange(event.target.value)}
          />
          {next === null ? null : (
            <span>
              {t.rich('soNext', {
                label: formatLabel(numbering, period, next),
                b: (words) => <b dir="auto">{words}</b>,
              })}
            </span>
          )}
        </span>
      )}
    />
  );
}

/** The number after the last one; null where that is no number. */
function nextAfter(last: string): number | null {
  const typed = last.trim();
  if (typed === '') return 1;
  return /^\d{1,9}$/.test(typed) ? Number(typed) + 1 : null;
}

function Fields({ step, series }: { step: Step; series: NewSeries }) {
  const t = useTranslations('setUp.series');
  const fields = useTranslations('seriesFields');
  const field = (name: 'name' | 'key' | 'labelTemplate') => ({
    value: series.typed[name],
    problems: [...series.problemsAt(name), ...step.problemsAt(name)],
    onChange: (value: string) => {
      series.set(name, value);
      step.clear(name);
    },
  });
  return (
    <div className="set-up-two">
      <TextField label={fields('name')} hint={t('nameHint')} max={80} {...field('name')} />
      <TextField label={fields('key')} hint={t('keyHint')} max={20} {...field('key')} />
      <div className="whole">
        <TextField label={fields('label')} hint={t('labelHint')} max={60} {...field('labelTemplate')} />
      </div>
    </div>
  );
}

/** Third step: how releases are numbered, and where the numbers go on. */
function NewSeriesStep({ code, house, desk, now, onDone, onBack, ...facts }: Props & { desk: string }) {
  const t = useTranslations('setUp.series');
  const step = useStep();
  const usual = { name: t('usualName'), key: 'pr', labelTemplate: t('usualLabel') };
  const series = useNewSeries(house.timeZone, now, usual);
  const [last, setLast] = useState('');
  const next = nextAfter(last);
  const shown: SeriesShown = { ...series.typed, firstMonth: series.input.firstMonth ?? 1, next: next ?? 1 };
  const go = async () => {
    if (!series.isFit()) return step.showProblems();
    const lastNumber = last.trim() === '' ? {} : { last: next === null ? Number.NaN : next - 1 };
    if (await step.send(() => visits.setUpSeries({ code, ...series.input, ...lastNumber }))) onDone(shown);
  };
  return (
    <StepForm
      step={step}
      title={t('title')}
      lead={t('lead')}
      fields={/^(?:name|key|labelTemplate|last)$/}
      next={t('next')}
      onNext={() => void go()}
      onBack={onBack}
      preview={<SeriesPreview {...{ ...facts, house, desk, now }} series={shown} />}
    >
      <Fields step={step} series={series} />
      <Periods {...series} />
      <Last
        {...{ step, series, last, now }}
        onChange={(value) => {
          setLast(value);
          step.clear('last');
        }}
      />
      <p className="hint">{t('forEver')}</p>
    </StepForm>
  );
}

/** The same step once the series is added. */
function AddedSeriesStep({
  house,
  desk,
  now,
  series,
  onDone,
  onBack,
  ...facts
}: Props & { desk: string; series: SeriesShown }) {
  const t = useTranslations('setUp.series');
  const step = useStep();
  return (
    <StepForm
      step={step}
      title={t('title')}
      lead={t('leadAdded')}
      fields={/^$/}
      next={t('next')}
      onNext={() => onDone(series)}
      onBack={onBack}
      preview={<SeriesPreview {...{ ...facts, house, desk, now, series }} />}
    >
      <p className="set-up-next">
        {t.rich('nextNumber', {
          label: formatLabel(series, periodAt(series, now), series.next),
          b: (words) => <b dir="auto">{words}</b>,
        })}
      </p>
    </StepForm>
  );
}

export function SeriesStep(props: Props) {
  const { series, house, desks } = props;
  const desk = inLanguage(desks[0]?.names, house.languages[0] ?? 'en');
  return series ? <AddedSeriesStep {...props} {...{ series, desk }} /> : <NewSeriesStep {...props} desk={desk} />;
}
