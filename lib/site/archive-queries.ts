import 'server-only';
import { publicQuery } from '#lib/core/public-db.ts';
import { type Reader, standsForReader } from './list-queries.ts';
import type { CalendarDay, PublicHouse, SeriesName, SeriesPeriod, VoidNumber } from './schema.ts';

// What the archive has: months, days, series and periods. list-queries.ts has the releases in them.

/** The months (YYYY-MM, newest first) in which releases appeared: one index probe a month. */
export async function listMonths({ timeZone }: PublicHouse): Promise<string[]> {
  const rows = await publicQuery<{ month: string }>(
    'months',
    `WITH RECURSIVE m(month) AS (
       (SELECT date_trunc('month', r.published_at AT TIME ZONE $1) FROM pub.release r
        ORDER BY r.published_at DESC, r.id DESC LIMIT 1)
       UNION ALL
       SELECT (SELECT date_trunc('month', r.published_at AT TIME ZONE $1) FROM pub.release r
               WHERE r.published_at < m.month AT TIME ZONE $1
               ORDER BY r.published_at DESC, r.id DESC LIMIT 1)
       FROM m WHERE m.month IS NOT NULL)
     SELECT to_char(month, 'YYYY-MM') AS month FROM m WHERE month IS NOT NULL`,
    [timeZone],
  );
  return rows.map((row) => row.month);
}

/**
 * The days of a month that have releases, each number counted once. `groupedDays` also serves the
 * calendar of the front page.
 * @param from a list of releases with `published_at`, `series`, `period` and `number`; $3 the zone
 */
export const groupedDays = (from: string) => `
  SELECT extract(day FROM r.published_at AT TIME ZONE $3)::int AS day, count(*)::int AS count,
    CASE WHEN min((r.series, r.period)) = max((r.series, r.period)) THEN min(r.number) END AS first,
    CASE WHEN min((r.series, r.period)) = max((r.series, r.period)) THEN max(r.number) END AS last
  FROM ${from} GROUP BY 1 ORDER BY 1`;

/** The days of a month with releases. @param month YYYY-MM */
export async function listDays({ house, language }: Reader, month: string): Promise<CalendarDay[]> {
  return publicQuery<CalendarDay>(
    'days',
    groupedDays(`pub.release r
     WHERE ${standsForReader}
       AND r.published_at >= ($4::date)::timestamp AT TIME ZONE $3
       AND r.published_at < ($4::date + interval '1 month') AT TIME ZONE $3`),
    [language, house.languages, house.timeZone, `${month}-01`],
  );
}

/** The series that have releases. */
export async function listSeries(): Promise<SeriesName[]> {
  return publicQuery<SeriesName>(
    'series',
    `SELECT s.key, s.names, s.period FROM pub.series s
     WHERE EXISTS (SELECT 1 FROM pub.release r WHERE r.series = s.key) ORDER BY s.key`,
    [],
  );
}

/** The periods of a series that hold releases, newest first: one index probe a period. */
export async function listPeriods(series: string): Promise<SeriesPeriod[]> {
  const rows = await publicQuery<{ period: string; start: string; label: string; number: number; path: string }>(
    'periods',
    `WITH RECURSIVE p(place) AS (
       (SELECT r FROM pub.release r WHERE r.series = $1 ORDER BY r.period_start DESC, r.number DESC LIMIT 1)
       UNION ALL
       SELECT (SELECT r FROM pub.release r WHERE r.series = $1 AND r.period_start < (p.place).period_start
               ORDER BY r.period_start DESC, r.number DESC LIMIT 1)
       FROM p WHERE (p.place).id IS NOT NULL)
     SELECT (place).period, to_char((place).period_start, 'YYYY-MM-DD') AS start, (place).label, (place).number, (place).path
     FROM p WHERE (place).id IS NOT NULL`,
    [series],
  );
  return rows.map((row) => ({
    period: row.period,
    start: row.start,
    lastLabel: row.label,
    lastNumber: row.number,
    lastPath: row.path,
  }));
}

/** The void numbers of a period, highest first, 1,000 at most. */
export async function listVoids(series: string, period: string): Promise<VoidNumber[]> {
  const rows = await publicQuery<{ number: number; label: string; note: string | null }>(
    'voids',
    `SELECT g.number, g.label, g.note FROM pub.register_entry g
     WHERE g.series = $1 AND g.period = $2 AND g.kind = 'void' ORDER BY g.number DESC LIMIT 1000`,
    [series, period],
  );
  return rows.map((row) => ({ number: row.number, label: row.label, reason: row.note ?? '' }));
}
