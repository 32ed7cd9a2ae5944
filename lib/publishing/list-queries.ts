import 'server-only';
import { publicQuery } from '#lib/core/public-db.ts';
import { dayOf } from '#lib/core/calendar.ts';
import type { PublicList, PublicListItem, SeriesName, SeriesPeriod, VoidNumber } from './schema.ts';

// Every list is led by its filter's index and goes on from a place in it (keyset), never by OFFSET.

type ItemRow = {
  label: string;
  headline: string | null;
  path: string;
  number: number;
  desk_name: string;
  published_at: Date;
  state: 'published' | 'withdrawn';
  edition: number;
};

const columns = `r.label, nullif(r.headline, '') AS headline, r.path, r.number, r.desk_name, r.published_at, r.state, r.edition`;

function list(rows: ItemRow[], size: number, timeZone: string): PublicList {
  const items = rows.slice(0, size).map(
    (row): PublicListItem => ({
      label: row.label,
      headline: row.headline,
      path: row.path,
      number: row.number,
      deskName: row.desk_name,
      publishedAt: row.published_at,
      day: dayOf(row.published_at, timeZone),
      state: row.state,
      edition: row.edition,
    }),
  );
  return { items, more: rows.length > size };
}

type Span = { language: string; timeZone: string; size: number };

/**
 * The newest releases in a language.
 * @param before address of the release after which to go on; null from the newest
 * @returns null where `before` names no release of this language
 */
export async function listLatest(
  { language, timeZone, size }: Span,
  before: string | null,
): Promise<PublicList | null> {
  if (before === null) {
    const rows = await publicQuery<ItemRow>(
      'latest',
      `SELECT ${columns} FROM pub.release r WHERE r.language = $1 ORDER BY r.published_at DESC, r.id DESC LIMIT $2`,
      [language, size + 1],
    );
    return list(rows, size, timeZone);
  }
  const rows = await publicQuery<ItemRow & { known: string }>(
    'latest-before',
    `SELECT c.path AS known, o.* FROM pub.release c LEFT JOIN LATERAL (
       SELECT ${columns} FROM pub.release r
       WHERE r.language = c.language AND (r.published_at, r.id) < (c.published_at, c.id)
       ORDER BY r.published_at DESC, r.id DESC LIMIT $3) o ON true
     WHERE c.path = $1 AND c.language = $2`,
    [before, language, size + 1],
  );
  if (rows.length === 0) return null;
  return list(
    rows.filter((row) => row.path !== null),
    size,
    timeZone,
  );
}

/**
 * The releases of one day of the house, oldest first, as a daily list is read.
 * @param day YYYY-MM-DD in the house's time zone
 * @param after address of a release of that day after which to go on; none is found after any other
 */
export async function listDay(
  { language, timeZone, size }: Span,
  day: string,
  after: string | null,
): Promise<PublicList> {
  const rows = await publicQuery<ItemRow>(
    'day',
    `SELECT ${columns} FROM pub.release r
     WHERE r.language = $1
       AND (r.published_at, r.id) > (
         coalesce((SELECT c.published_at FROM pub.release c WHERE c.path = $5), ($2::date)::timestamp AT TIME ZONE $3 - interval '1 microsecond'),
         coalesce((SELECT c.id FROM pub.release c WHERE c.path = $5), 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid))
       AND r.published_at >= ($2::date)::timestamp AT TIME ZONE $3
       AND r.published_at < ($2::date + 1)::timestamp AT TIME ZONE $3
       AND ($5::text IS NULL OR EXISTS (
         SELECT 1 FROM pub.release c WHERE c.path = $5 AND c.language = $1
            AND c.published_at >= ($2::date)::timestamp AT TIME ZONE $3
            AND c.published_at < ($2::date + 1)::timestamp AT TIME ZONE $3))
     ORDER BY r.published_at, r.id LIMIT $4`,
    [language, day, timeZone, size + 1, after],
  );
  return list(rows, size, timeZone);
}

/** The months (YYYY-MM, newest first) in which releases of a language appeared: one index probe a month. */
export async function listMonths({ language, timeZone }: Omit<Span, 'size'>): Promise<string[]> {
  const rows = await publicQuery<{ month: string }>(
    'months',
    `WITH RECURSIVE m(month) AS (
       (SELECT date_trunc('month', r.published_at AT TIME ZONE $2) FROM pub.release r WHERE r.language = $1
        ORDER BY r.published_at DESC, r.id DESC LIMIT 1)
       UNION ALL
       SELECT (SELECT date_trunc('month', r.published_at AT TIME ZONE $2) FROM pub.release r
               WHERE r.language = $1 AND r.published_at < m.month AT TIME ZONE $2
               ORDER BY r.published_at DESC, r.id DESC LIMIT 1)
       FROM m WHERE m.month IS NOT NULL)
     SELECT to_char(month, 'YYYY-MM') AS month FROM m WHERE month IS NOT NULL`,
    [language, timeZone],
  );
  return rows.map((row) => row.month);
}

/** How many releases appeared on each day of a month; days without any are left out. */
export async function listDays(
  { language, timeZone }: Omit<Span, 'size'>,
  month: string,
): Promise<{ day: number; releases: number }[]> {
  return publicQuery<{ day: number; releases: number }>(
    'days',
    `SELECT extract(day FROM r.published_at AT TIME ZONE $3)::int AS day, count(*)::int AS releases
     FROM pub.release r
     WHERE r.language = $1
       AND r.published_at >= ($2::date)::timestamp AT TIME ZONE $3
       AND r.published_at < ($2::date + interval '1 month') AT TIME ZONE $3
     GROUP BY 1 ORDER BY 1`,
    [language, `${month}-01`, timeZone],
  );
}

/** The series that have releases in a language. */
export async function listSeries(language: string): Promise<SeriesName[]> {
  return publicQuery<SeriesName>(
    'series',
    `SELECT s.key, s.names, s.period FROM pub.series s
     WHERE EXISTS (SELECT 1 FROM pub.release r WHERE r.series = s.key AND r.language = $1) ORDER BY s.key`,
    [language],
  );
}

/** The periods of a series that hold releases in a language, newest first: one index probe a period. */
export async function listPeriods(series: string, language: string): Promise<SeriesPeriod[]> {
  const rows = await publicQuery<{ period: string; start: string; label: string; number: number; path: string }>(
    'periods',
    `WITH RECURSIVE p(place) AS (
       (SELECT r FROM pub.release r WHERE r.series = $1 AND r.language = $2 ORDER BY r.period_start DESC, r.number DESC LIMIT 1)
       UNION ALL
       SELECT (SELECT r FROM pub.release r WHERE r.series = $1 AND r.language = $2 AND r.period_start < (p.place).period_start
               ORDER BY r.period_start DESC, r.number DESC LIMIT 1)
       FROM p WHERE (p.place).id IS NOT NULL)
     SELECT (place).period, to_char((place).period_start, 'YYYY-MM-DD') AS start, (place).label, (place).number, (place).path
     FROM p WHERE (place).id IS NOT NULL`,
    [series, language],
  );
  return rows.map((row) => ({
    period: row.period,
    start: row.start,
    lastLabel: row.label,
    lastNumber: row.number,
    lastPath: row.path,
  }));
}

/**
 * The releases of one period of a series, highest number first.
 * @param start the period's first day, from `listPeriods`
 * @param before the number below which to go on
 */
export async function listPeriod(
  { timeZone, language, size }: Span,
  series: string,
  start: string,
  before: number | null,
): Promise<PublicList> {
  const rows = await publicQuery<ItemRow>(
    'period',
    `SELECT ${columns} FROM pub.release r
     WHERE r.series = $1 AND r.language = $2 AND r.period_start = $3::date AND r.number < coalesce($4::int, 2147483647)
     ORDER BY r.number DESC LIMIT $5`,
    [series, language, start, before, size + 1],
  );
  return list(rows, size, timeZone);
}

/** The numbers of a period that were reserved and not used, highest first. */
export async function listVoids(series: string, period: string, language: string): Promise<VoidNumber[]> {
  const rows = await publicQuery<{ number: number; label: string; note: string | null }>(
    'voids',
    `SELECT g.number, g.label, g.note FROM pub.register_entry g
     WHERE g.series = $1 AND g.period = $2 AND g.kind = 'void' AND g.language = $3 ORDER BY g.number DESC LIMIT 1000`,
    [series, period, language],
  );
  return rows.map((row) => ({ number: row.number, label: row.label, reason: row.note ?? '' }));
}

/** The addresses of a month's releases that stand, with the day of their last change: for robots. */
export async function listMonthPaths(
  { language, timeZone }: Omit<Span, 'size'>,
  month: string,
): Promise<{ path: string; changed: string }[]> {
  return publicQuery<{ path: string; changed: string }>(
    'month-paths',
    `SELECT r.path, to_char(r.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS changed FROM pub.release r
     WHERE r.language = $1 AND r.state = 'published'
       AND r.published_at >= ($2::date)::timestamp AT TIME ZONE $3
       AND r.published_at < ($2::date + interval '1 month') AT TIME ZONE $3
     ORDER BY r.published_at LIMIT 45000`,
    [language, `${month}-01`, timeZone],
  );
}
