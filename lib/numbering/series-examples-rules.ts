// Examples of a series' labels. Promises:
//   - the examples follow the same rules as later labels and addresses
//   - a series that cannot be added has no examples

import { formatLabel, type Period, type PeriodKind, pathOf, periodAt, type SeriesNumbering } from './rules.ts';
import { seriesProblems } from './series-rules.ts';

/** The first day of the next period, YYYY-MM-DD; null without a rule for it. */
function nextStart(kind: PeriodKind, { start }: Period): string | null {
  if (kind === 'none' || kind === 'manual') return null;
  const [year = 0, month = 1] = start.split('-').map(Number);
  const months = year * 12 + (month - 1) + (kind === 'month' ? 1 : 12);
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}

type LabelExample = { label: string; path: string };
/** `restartsOn`: the day on which the numbers begin at 1 again; null without a rule for it. */
export type Examples = { kind: PeriodKind; period: Period; labels: LabelExample[]; restartsOn: string | null };

/** The key in an address while it is not typed. */
const noKey = '…';

/** Examples for numbers 1 and 197; null if the series cannot be added, except for its key. */
export function examplesOf(series: SeriesNumbering, at: Date): Examples | null {
  const problems = seriesProblems(series);
  if (problems.some(({ field }) => field !== 'key')) return null;
  const key = problems.length === 0 ? series.key : noKey;
  const period = periodAt(series, at);
  return {
    kind: series.period,
    period,
    labels: [1, 197].map((number) => ({
      label: formatLabel(series, period, number),
      path: pathOf(key, series.period, period, number, null),
    })),
    restartsOn: nextStart(series.period, period),
  };
}
