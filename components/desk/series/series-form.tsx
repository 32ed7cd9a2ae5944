'use client';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Reasons } from '#components/ui/reasons.tsx';
import { monthNames } from '#lib/core/calendar.ts';
import type { Reason } from '#lib/core/result.ts';
import { periodKinds } from '#lib/numbering/rules.ts';
import { type Examples, restarts } from '#lib/numbering/series-words-rules.ts';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { approvalWords } from './set-series.tsx';
import type { Runner } from '#components/desk/use-runner.ts';
import type { Field, NewSeries } from './use-new-series.ts';

type Props = {
  series: NewSeries;
  timeZones: string[];
  add: DeskActions['addSeries'];
  runner: Runner;
  onDone: () => void;
  onClose: () => void;
};

type Wiring = { id: string; 'aria-describedby': string; 'aria-invalid': boolean };
type RowProps = { field: Field; label: string; hint?: string; series: NewSeries; draw: (wiring: Wiring) => ReactNode };

/** A field with its label, its hint and its problems. */
function Row({ field, label, hint, series, draw }: RowProps) {
  const id = useId();
  const problems = series.problemsAt(field);
  return (
    <div className="field" data-field={field}>
      <label htmlFor={id}>{label}</label>
      {draw({ id, 'aria-describedby': `${id}-hint ${id}-problems`, 'aria-invalid': problems.length > 0 })}
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <ul className="field-problem" id={`${id}-problems`} aria-live="polite">
        {problems.map(({ code, message }) => (
          <li key={code}>{message}</li>
        ))}
      </ul>
    </div>
  );
}

type TextField = 'name' | 'key' | 'labelTemplate' | 'prefix' | 'timeZone';
type TextProps = { field: TextField; label: string; hint?: string; series: NewSeries; max: number; list?: string };

function TextRow({ field, label, hint, series, max, list }: TextProps) {
  return (
    <Row
      {...{ field, label, series, ...(hint ? { hint } : {}) }}
      draw={(wiring) => (
        <input
          {...wiring}
          className="input"
          dir="auto"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={field === 'name'}
          maxLength={max}
          list={list}
          value={series.typed[field]}
          onChange={(event) => series.set(field, event.target.value)}
        />
      )}
    />
  );
}

type ChoiceProps = {
  field: Field;
  label: string;
  series: NewSeries;
  options: [string | number, string][];
  onChoose: (value: string) => void;
};

function ChoiceRow({ field, label, series, options, onChoose }: ChoiceProps) {
  return (
    <Row
      {...{ field, label, series }}
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
  const zones = useId();
  const { typed, set } = series;
  return (
    <div className="series-fields">
      <TextRow field="name" label="Name" hint="What people call it. Without one, its key." series={series} max={80} />
      <TextRow field="key" label="Key" hint="Stands in every address: pr." series={series} max={20} />
      <TextRow
        field="labelTemplate"
        label="Label"
        hint="{n} is the number, {n:000} pads it; {yyyy}, {yy}, {mm}, {fy} and {prefix} as the period allows."
        series={series}
        max={60}
      />
      <TextRow
        field="prefix"
        label="Prefix"
        hint="What {prefix} stands for, if the label has it."
        series={series}
        max={20}
      />
      <ChoiceRow
        field="period"
        label="Begins at 1 again"
        series={series}
        options={periodKinds.toReversed().map((kind) => [kind, restarts[kind]])}
        onChoose={(value) => set('period', periodKinds.find((kind) => kind === value) ?? typed.period)}
      />
      {typed.period === 'fiscal-year' ? (
        <ChoiceRow
          field="firstMonth"
          label="First month"
          series={series}
          options={monthNames.map((name, at) => [at + 1, name])}
          onChoose={(value) => set('firstMonth', Number(value))}
        />
      ) : null}
      <TextRow
        field="timeZone"
        label="Time zone"
        hint="Decides when a period turns."
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
        label="Approvals"
        series={series}
        options={Object.entries(approvalWords)}
        onChoose={(value) => set('approvals', Number(value))}
      />
      <label className="tick">
        <input
          type="checkbox"
          checked={typed.allowUrgent}
          onChange={(event) => set('allowUrgent', event.target.checked)}
        />
        An editor may publish it urgently, to be reviewed afterwards
      </label>
    </div>
  );
}

/** Examples of the labels, as they are typed. */
function Example({ examples }: { examples: Examples | null }) {
  return (
    <section className="series-example" aria-label="Example">
      <h3 className="label">{examples?.period ? `In ${examples.period}` : 'Its labels'}</h3>
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
          <p className="hint">{examples.restart}</p>
        </>
      ) : (
        <p className="hint">Here stand its first number and its 197th, once nothing speaks against the fields.</p>
      )}
    </section>
  );
}

const marked: Reason = { code: 'marked', message: 'The marked fields say why.' };

/** Adds a series and shows its labels beside the fields. A refusal loses nothing that was typed. */
export function SeriesForm({ series, timeZones, add, runner, onDone, onClose }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [tries, setTries] = useState(0);
  // Focuses the first field, and after a failed attempt the first one with a problem.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(tries === 0 ? 'input' : '[aria-invalid="true"]')?.focus();
  }, [tries]);
  const reasons = [...runner.reasons.filter(({ field }) => !field), ...(series.isMarked ? [marked] : [])];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!series.isFit()) return setTries(tries + 1);
    const name = series.typed.name.trim() || series.typed.key;
    const send = async () => {
      const result = await add(series.input);
      if (!result.ok) series.setRefusals(result.reasons);
      return result;
    };
    const added = await runner.run(
      send,
      ({ example }) => `${name} was added. Its number 197 would read ${example} now.`,
    );
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
      <h2 id="add-series">Add a series</h2>
      <p className="hint">
        Key, label, period and time zone stay for ever: the addresses and the register are made of them.
      </p>
      <Fields series={series} timeZones={timeZones} />
      <Example examples={series.examples} />
      <div className="series-send">
        <Reasons tone="alert" title="Not added. What you typed is still here." reasons={reasons} />
        <div className="row">
          <button type="submit" className="button primary" aria-disabled={runner.isBusy}>
            Add this series
          </button>
          <button type="button" className="plain" onClick={onClose}>
            Not now
          </button>
        </div>
      </div>
    </form>
  );
}
