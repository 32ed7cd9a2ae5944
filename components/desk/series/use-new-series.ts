'use client';
import { useState } from 'react';
import type { Reason } from '#lib/core/result.ts';
import type { SeriesNumbering } from '#lib/numbering/rules.ts';
import type { AddSeriesInput } from '#lib/numbering/schema.ts';
import { seriesProblems } from '#lib/numbering/series-rules.ts';
import { type Examples, examplesOf } from '#lib/numbering/series-words-rules.ts';

type Typed = SeriesNumbering & { name: string; approvals: number; allowUrgent: boolean };
export type Field = keyof Typed;

/** Only a fiscal year has a first month of its own; the one that was chosen waits until the period is one again. */
const numberingTyped = ({ key, labelTemplate, prefix, period, firstMonth, timeZone }: Typed): SeriesNumbering => ({
  ...{ key, labelTemplate, prefix, period, timeZone: timeZone.trim() },
  firstMonth: period === 'fiscal-year' ? firstMonth : 1,
});

const blank = (timeZone: string): Typed => ({
  name: '',
  key: '',
  labelTemplate: 'No. {n}',
  prefix: '',
  period: 'month',
  firstMonth: 7,
  timeZone,
  approvals: 1,
  allowUrgent: true,
});

export type NewSeries = {
  typed: Typed;
  set: <Name extends Field>(field: Name, value: Typed[Name]) => void;
  /** What speaks against a field as it stands: by the rules at once, by the newsroom's answer until it is changed. */
  problemsAt: (field: Field) => Reason[];
  examples: Examples | null;
  input: AddSeriesInput;
  /** True when the rules have nothing against it; else every field says what. */
  isFit: () => boolean;
  /** The newsroom refused a field as it stands. */
  isMarked: boolean;
  answered: (reasons: Reason[]) => void;
  clear: () => void;
};

/** A series in the making: what is typed, what speaks against it, and what its labels would be at `now`. */
export function useNewSeries(timeZone: string, now: Date): NewSeries {
  const [typed, setTyped] = useState(() => blank(timeZone));
  const [isTried, setTried] = useState(false);
  const [said, setSaid] = useState<Reason[]>([]);
  const numbering = numberingTyped(typed);
  const problems = seriesProblems(numbering);
  const { name, approvals, allowUrgent } = typed;
  return {
    typed,
    set: (field, value) => {
      setTyped((before) => ({ ...before, [field]: value }));
      setSaid((before) => before.filter((reason) => reason.field !== field));
    },
    // Nobody has forgotten a key that they have not come to yet.
    problemsAt: (field) =>
      field === 'key' && typed.key === '' && !isTried
        ? []
        : [...problems, ...said].filter((reason) => reason.field === field),
    examples: examplesOf(numbering, now),
    input: { ...numbering, approvals, allowUrgent, ...(name.trim() === '' ? {} : { name }) },
    isFit: () => {
      setTried(true);
      return problems.length === 0;
    },
    isMarked: said.some(({ field }) => field),
    answered: setSaid,
    clear: () => {
      setTyped(blank(timeZone));
      setTried(false);
      setSaid([]);
    },
  };
}
