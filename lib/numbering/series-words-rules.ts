// A series in words, and what its labels will be. Promises:
//   - whoever adds a series sees its labels and addresses while they type, made by the rules that make them for ever after
//   - nothing is shown of a series that could not be added like this

import { monthNames } from '#lib/core/calendar.ts';
import { formatLabel, type Period, type PeriodKind, pathOf, periodAt, type SeriesNumbering } from './rules.ts';
import { seriesProblems } from './series-rules.ts';

/** When the numbers of a period of this kind begin at 1 again. */
export const restarts: Record<PeriodKind, string> = {
  month: 'each month',
  year: 'each year',
  'fiscal-year': 'each fiscal year',
  manual: 'by hand',
  none: 'never',
};

/** The same of a series: "each fiscal year, from July". */
export function restartWords({ period, firstMonth }: Pick<SeriesNumbering, 'period' | 'firstMonth'>): string {
  return period === 'fiscal-year' ? `${restarts[period]}, from ${monthNames[firstMonth - 1]}` : restarts[period];
}

/** A period among people: "November 2026", "the fiscal year 2026-2027". Empty where there is only one. */
export function periodWords(kind: PeriodKind, { key, start }: Period): string {
  const [year = '', month = '01'] = start.split('-');
  if (kind === 'month') return `${monthNames[Number(month) - 1]} ${year}`;
  if (kind === 'fiscal-year') return `the fiscal year ${key}`;
  return kind === 'manual' ? `the run ${key}` : key;
}

/** The first day of the period after this one (YYYY-MM-DD); null where no rule tells it. */
function nextStart(kind: PeriodKind, { start }: Period): string | null {
  if (kind === 'none' || kind === 'manual') return null;
  const [year = 0, month = 1] = start.split('-').map(Number);
  const months = year * 12 + (month - 1) + (kind === 'month' ? 1 : 12);
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}

const dayWords = (day: string) => `1 ${monthNames[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;

type LabelExample = { label: string; path: string };
/** `period` in words, empty where there is only one; `again` says when the numbers begin at 1 again. */
export type Examples = { period: string; labels: LabelExample[]; restart: string };

/** Stands in an address for a key that is not there yet. */
const noKey = '…';

/**
 * The first number and the 197th of a series at this moment, with their addresses; null while something other than its key
 * speaks against it.
 */
export function examplesOf(series: SeriesNumbering, at: Date): Examples | null {
  const problems = seriesProblems(series);
  if (problems.some(({ field }) => field !== 'key')) return null;
  const key = problems.length === 0 ? series.key : noKey;
  const period = periodAt(series, at);
  const start = nextStart(series.period, period);
  return {
    period: periodWords(series.period, period),
    labels: [1, 197].map((number) => ({
      label: formatLabel(series, period, number),
      path: pathOf(key, series.period, period, number, null),
    })),
    restart:
      start !== null
        ? `From 1 again on ${dayWords(start)}.`
        : series.period === 'manual'
          ? 'From 1 again when an administrator restarts it.'
          : 'The numbers never begin at 1 again.',
  };
}
