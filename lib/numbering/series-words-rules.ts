// A series in words, and examples of its labels. Promises:
//   - the examples follow the same rules as later labels and addresses
//   - a series that cannot be added has no examples

import { monthNames } from '#lib/core/calendar.ts';
import { formatLabel, type Period, type PeriodKind, pathOf, periodAt, type SeriesNumbering } from './rules.ts';
import { seriesProblems } from './series-rules.ts';

/** When the numbers begin at 1 again. */
export const restarts: Record<PeriodKind, string> = {
  month: 'each month',
  year: 'each year',
  'fiscal-year': 'each fiscal year',
  manual: 'by hand',
  none: 'never',
};

/** When a series restarts: "each fiscal year, from July". */
export function restartWords({ period, firstMonth }: Pick<SeriesNumbering, 'period' | 'firstMonth'>): string {
  return period === 'fiscal-year' ? `${restarts[period]}, from ${monthNames[firstMonth - 1]}` : restarts[period];
}

/** A period in words: "November 2026", "the fiscal year 2026-2027". Empty if there is only one. */
export function periodWords(kind: PeriodKind, { key, start }: Period): string {
  const [year = '', month = '01'] = start.split('-');
  if (kind === 'month') return `${monthNames[Number(month) - 1]} ${year}`;
  if (kind === 'fiscal-year') return `the fiscal year ${key}`;
  return kind === 'manual' ? `the run ${key}` : key;
}

/** The first day of the next period, YYYY-MM-DD; null without a rule for it. */
function nextStart(kind: PeriodKind, { start }: Period): string | null {
  if (kind === 'none' || kind === 'manual') return null;
  const [year = 0, month = 1] = start.split('-').map(Number);
  const months = year * 12 + (month - 1) + (kind === 'month' ? 1 : 12);
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}

const dayWords = (day: string) => `1 ${monthNames[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;

type LabelExample = { label: string; path: string };
/** `period` and `restart` in words. */
export type Examples = { period: string; labels: LabelExample[]; restart: string };

/** The key in an address while it is not typed. */
const noKey = '…';

/** Examples for numbers 1 and 197; null if the series cannot be added, except for its key. */
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
