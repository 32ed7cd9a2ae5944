'use client';
import { useState } from 'react';
import { Field, TextField } from '#components/desk/field.tsx';
import { type NewSeries, useNewSeries } from '#components/desk/series/use-new-series.ts';
import { visits } from '#components/desk/visits.ts';
import { monthNames } from '#lib/core/calendar.ts';
import { inLanguage } from '#lib/core/languages.ts';
import type { DeskSet, HouseSet } from '#lib/house/schema.ts';
import { formatLabel, type PeriodKind, periodAt } from '#lib/numbering/rules.ts';
import { periodWords, restarts } from '#lib/numbering/series-words-rules.ts';
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
  return (
    <>
      <fieldset className="set-up-choices">
        <legend>Numbers begin again at 1</legend>
        {periods.map((kind) => (
          <label key={kind}>
            <input
              type="radio"
              name="period"
              value={kind}
              checked={kind === period}
              onChange={() => set('period', kind)}
            />
            {restarts[kind]}
          </label>
        ))}
      </fieldset>
      {period === 'fiscal-year' ? (
        <Field
          label="First month"
          draw={(wiring) => (
            <select
              {...wiring}
              className="input"
              value={firstMonth}
              onChange={(event) => set('firstMonth', Number(event.target.value))}
            >
              {monthNames.map((name, at) => (
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
  const place = periodWords(typed.period, period);
  const next = nextAfter(last);
  return (
    <Field
      label={place ? `Our last one in ${place} was` : 'Our last one was'}
      problems={step.problemsAt('last')}
      hint="Leave it empty to begin at 1. Numbers are taken at publication, never before, and none is used twice."
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
              so the next is <b dir="auto">{formatLabel(numbering, period, next)}</b>
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
      <TextField label="Name" hint="What people call it." max={80} {...field('name')} />
      <TextField label="Key" hint="Stands in every address." max={20} {...field('key')} />
      <div className="whole">
        <TextField
          label="Label"
          hint="{n} is the number, {n:000} pads it; {yyyy}, {yy}, {mm} and {fy} as the period allows."
          max={60}
          {...field('labelTemplate')}
        />
      </div>
    </div>
  );
}

const usual = { name: 'Press releases', key: 'pr', labelTemplate: 'PR No.{n}' };

/** Third step: how releases are numbered, and where the numbers go on. */
function NewSeriesStep({ code, house, desk, now, onDone, onBack, ...facts }: Props & { desk: string }) {
  const step = useStep();
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
      title="Your first series"
      lead="A series is one run of numbers. Most houses begin with one; others can be added on any day."
      fields={/^(?:name|key|labelTemplate|last)$/}
      next="Go on to the administrator"
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
      <p className="hint">Key, label and period stay for ever: addresses and register are made of them.</p>
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
  const step = useStep();
  return (
    <StepForm
      step={step}
      title="Your first series"
      lead="It is added, and stays as it is: addresses and register are made of it. Others can be added in the newsroom."
      fields={/^$/}
      next="Go on to the administrator"
      onNext={() => onDone(series)}
      onBack={onBack}
      preview={<SeriesPreview {...{ ...facts, house, desk, now, series }} />}
    >
      <p className="set-up-next">
        The next number is <b dir="auto">{formatLabel(series, periodAt(series, now), series.next)}</b>.
      </p>
    </StepForm>
  );
}

export function SeriesStep(props: Props) {
  const { series, house, desks } = props;
  const desk = inLanguage(desks[0]?.names, house.languages[0] ?? 'en');
  return series ? <AddedSeriesStep {...props} {...{ series, desk }} /> : <NewSeriesStep {...props} desk={desk} />;
}
