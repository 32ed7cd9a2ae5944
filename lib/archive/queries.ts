import 'server-only';
import type { Tx } from '#lib/core/db.ts';
import type { Period } from '#lib/numbering/rules.ts';

type Span = { series: string; period: Period; lowest: number; highest: number };

/** Ranges of numbers within a span that have no register entry. */
export function missingNumbers(tx: Tx, { series, period, lowest, highest }: Span) {
  return tx.$queryRaw<{ from: number; to: number }[]>`
    SELECT number + 1 AS "from", next - 1 AS "to" FROM (
      SELECT number, lead(number) OVER (ORDER BY number) AS next FROM (
        SELECT DISTINCT number FROM pub.register_entry
        WHERE series = ${series} AND period = ${period.key} AND number BETWEEN ${lowest} AND ${highest}) known) pairs
    WHERE next > number + 1 ORDER BY number`;
}

/**
 * Releases of a span that are dated before the next lower number, by days in the series’ time zone.
 */
export function datedBackwards(tx: Tx, { series, period, lowest, highest }: Span, language: string, timeZone: string) {
  return tx.$queryRaw<{ number: number; label: string; day: string; below: string; belowDay: string }[]>`
    SELECT number, label, day::text AS day, below, below_day::text AS "belowDay" FROM (
      SELECT number, label, day, lag(label) OVER w AS below, lag(day) OVER w AS below_day FROM (
        SELECT number, label, (published_at AT TIME ZONE ${timeZone})::date AS day FROM pub.release
        WHERE series = ${series} AND language = ${language} AND period_start = ${period.start}::date
          AND number BETWEEN ${lowest} AND ${highest}) days
      WINDOW w AS (ORDER BY number)) pairs
    WHERE day < below_day ORDER BY number`;
}
