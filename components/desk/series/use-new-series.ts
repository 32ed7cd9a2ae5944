'use client';
import { useState } from 'react';
import type { Reason } from '#lib/core/result.ts';
import type { SeriesNumbering } from '#lib/numbering/rules.ts';
import type { AddSeriesInput } from '#lib/numbering/schema.ts';
import { seriesProblems } from '#lib/numbering/series-rules.ts';
import { type Examples, examplesOf } from '#lib/numbering/series-examples-rules.ts';

type Typed = SeriesNumbering & { name: string; approvals: number; allowUrgent: boolean; commentsStop: boolean };
export type Field = keyof Typed;

/**
 * Only a fiscal year has a first month. The chosen month returns when the period is a fiscal year
 * again.
 */
const numberingTyped = ({ key, labelTemplate, prefix, period, firstMonth, timeZone }: Typed): SeriesNumbering => ({
  ...{ key, labelTemplate, prefix, period, timeZone: timeZone.trim() },
  firstMonth: period === 'fiscal-year' ? firstMonth : 1,
});

type Usual = Pick<Typed, 'labelTemplate'> & Partial<Pick<Typed, 'name' | 'key'>>;

const blank = (timeZone: string, usual: Usual): Typed => ({
  name: '',
  key: '',
  prefix: '',
  period: 'month',
  firstMonth: 7,
  timeZone,
  approvals: 1,
  allowUrgent: true,
  commentsStop: false,
  ...usual,
});

export type NewSeries = {
  typed: Typed;
  set: <Name extends Field>(field: Name, value: Typed[Name]) => void;
  /**
   * Problems of a field: by the rules at once, by the newsroom's answer until the field is changed.
   */
  problemsAt: (field: Field) => Reason[];
  examples: Examples | null;
  input: AddSeriesInput;
  /** True if the rules have no objection; else every field shows its own. */
  isFit: () => boolean;
  /** The newsroom refused a field and it is unchanged. */
  isMarked: boolean;
  setRefusals: (reasons: Reason[]) => void;
  clear: () => void;
};

/**
 * A new series: what is typed, its problems, and what its labels would be at `now`.
 * @param usual what the fields begin with
 */
export function useNewSeries(timeZone: string, now: Date, usual: Usual): NewSeries {
  const [typed, setTyped] = useState(() => blank(timeZone, usual));
  const [isTried, setTried] = useState(false);
  const [refusals, setRefusals] = useState<Reason[]>([]);
  const numbering = numberingTyped(typed);
  const problems = seriesProblems(numbering);
  const { name, approvals, allowUrgent, commentsStop } = typed;
  return {
    typed,
    set: (field, value) => {
      setTyped((before) => ({ ...before, [field]: value }));
      setRefusals((before) => before.filter((reason) => reason.field !== field));
    },
    // An empty key is no problem before the first attempt.
    problemsAt: (field) =>
      field === 'key' && typed.key === '' && !isTried
        ? []
        : [...problems, ...refusals].filter((reason) => reason.field === field),
    examples: examplesOf(numbering, now),
    input: { ...numbering, approvals, allowUrgent, commentsStop, ...(name.trim() === '' ? {} : { name }) },
    isFit: () => {
      setTried(true);
      return problems.length === 0;
    },
    isMarked: refusals.some(({ field }) => field),
    setRefusals,
    clear: () => {
      setTyped(blank(timeZone, usual));
      setTried(false);
      setRefusals([]);
    },
  };
}
