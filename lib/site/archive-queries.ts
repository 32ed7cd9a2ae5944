import 'server-only';
import { publicQuery } from '#lib/core/public-db.ts';
import { type Reader, standsForReader } from './list-queries.ts';
import type {
  ArchiveMonth,
  CalendarDay,
  DaysBeside,
  PublicHouse,
  SeriesName,
  SeriesPeriod,
  VoidNumber,
} from './schema.ts';

// What the archive has: months, days, series and periods. list-queries.ts has the releases in them.

export const monthsText = `
  WITH RECURSIVE m(month) AS (
    (SELECT date_trunc('month', r.published_at AT TIME ZONE $1) FROM pub.release r
     WHERE r.published_at < ($3::date)::timestamp AT TIME ZONE $1
     ORDER BY r.published_at DESC, r.id DESC LIMIT 1)
    UNION ALL
    SELECT (SELECT date_trunc('month', r.published_at AT TIME ZONE $1) FROM pub.release r
            WHERE r.published_at < m.month AT TIME ZONE $1
            ORDER BY r.published_at DESC, r.id DESC LIMIT 1)
    FROM m WHERE m.month >= $2::date)
  SELECT to_char(m.month, 'YYYY-MM') AS month, n.numbers, n.first, n.last
  FROM m CROSS JOIN LATERAL (
    SELECT sum(l.number - f.number + 1)::int AS numbers,
      CASE WHEN count(*) = 1 THEN min(f.number) END AS first, CASE WHEN count(*) = 1 THEN max(l.number) END AS last
    FROM pub.series s
    CROSS JOIN LATERAL (SELECT r.number FROM pub.release r
      WHERE r.series = s.key AND r.period_start = m.month::date ORDER BY r.number LIMIT 1) f
    CROSS JOIN LATERAL (SELECT r.number FROM pub.release r
      WHERE r.series = s.key AND r.period_start = m.month::date ORDER BY r.number DESC LIMIT 1) l
    WHERE s.period = 'month') n
  WHERE m.month >= $2::date`;

/**
 * The months in which releases appeared, newest first, with the numbers of the series that begin
 * anew each month. Three index probes a month: nothing is counted, whatever the months hold.
 * @param year YYYY; null for all years
 */
export async function listMonths({ timeZone }: PublicHouse, year: string | null = null): Promise<ArchiveMonth[]> {
  const [from, until] = year === null ? ['0001-01-01', '9999-12-31'] : [`${year}-01-01`, `${Number(year) + 1}-01-01`];
  return publicQuery<ArchiveMonth>('months', monthsText, [timeZone, from, until]);
}

/**
 * The days with releases beside a span of days, and the day of now, YYYY-MM-DD in the house's zone.
 * @param from first day of the span
 * @param until the day after its last
 */
export async function daysBeside({ timeZone }: PublicHouse, from: string, until: string): Promise<DaysBeside> {
  const [row] = await publicQuery<DaysBeside>(
    'days-beside',
    `SELECT (SELECT to_char(r.published_at AT TIME ZONE $1, 'YYYY-MM-DD') FROM pub.release r
        WHERE r.published_at < ($2::date)::timestamp AT TIME ZONE $1
        ORDER BY r.published_at DESC, r.id DESC LIMIT 1) AS before,
      (SELECT to_char(r.published_at AT TIME ZONE $1, 'YYYY-MM-DD') FROM pub.release r
        WHERE r.published_at >= ($3::date)::timestamp AT TIME ZONE $1
        ORDER BY r.published_at, r.id LIMIT 1) AS after,
      to_char(now() AT TIME ZONE $1, 'YYYY-MM-DD') AS today`,
    [timeZone, from, until],
  );
  if (!row) throw new Error('the days beside a span returned no row');
  return row;
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
