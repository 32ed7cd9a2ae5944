import 'server-only';
import { publicQuery } from '#lib/core/public-db.ts';
import { dayOf } from '#lib/core/calendar.ts';
import { pathIn, pathsOf } from './place-in-language-rules.ts';
import type { PublicHouse, PublicList, PublicListItem, SeriesName, SeriesPeriod, VoidNumber } from './schema.ts';

// Every list follows an index and continues after a key, never by OFFSET. A list has every number
// once: in the reader's language, else in the first language of the house that has it.

type ItemRow = {
  label: string;
  headline: string | null;
  path: string;
  language: string;
  number: number;
  desk_name: string;
  published_at: Date;
  state: 'published' | 'withdrawn';
  edition: number;
};

const columns = `r.label, nullif(r.headline, '') AS headline, r.path, r.language, r.number, r.desk_name, r.published_at, r.state, r.edition`;

/** One row per number. $1: the reader’s language. $2: the house’s languages in order. */
const standsForReader = `(r.language = $1 OR NOT EXISTS (
  SELECT FROM pub.release s
  WHERE s.series = r.series AND s.period_start = r.period_start AND s.number = r.number AND s.language <> r.language
    AND (s.language = $1 OR array_position($2::text[], s.language) < coalesce(array_position($2::text[], r.language), 1000))))`;

function toList(rows: ItemRow[], { house, language, size }: Span): PublicList {
  const items = rows.slice(0, size).map(
    (row): PublicListItem => ({
      label: row.label,
      headline: row.headline,
      path: pathIn(house, language, row.path),
      language: row.language,
      number: row.number,
      deskName: row.desk_name,
      publishedAt: row.published_at,
      day: dayOf(row.published_at, house.timeZone),
      state: row.state,
      edition: row.edition,
    }),
  );
  return { items, more: rows.length > size };
}

type Reader = { house: PublicHouse; language: string };
type Span = Reader & { size: number };

/**
 * The newest releases for readers of a language.
 * @param before address of the last release of the page before; null starts at the newest
 * @returns null if `before` is no release
 */
export async function listLatest(span: Span, before: string | null): Promise<PublicList | null> {
  const { house, language, size } = span;
  if (before === null) {
    const rows = await publicQuery<ItemRow>(
      'latest',
      `SELECT ${columns} FROM pub.release r WHERE ${standsForReader} ORDER BY r.published_at DESC, r.id DESC LIMIT $3`,
      [language, house.languages, size + 1],
    );
    return toList(rows, span);
  }
  const rows = await publicQuery<ItemRow & { cursorPath: string }>(
    'latest-before',
    `SELECT c.path AS "cursorPath", o.* FROM (
       SELECT r.path, r.published_at, r.id FROM pub.release r WHERE r.path = ANY($4::text[]) AND ${standsForReader} LIMIT 1) c
     LEFT JOIN LATERAL (
       SELECT ${columns} FROM pub.release r
       WHERE ${standsForReader} AND (r.published_at, r.id) < (c.published_at, c.id)
       ORDER BY r.published_at DESC, r.id DESC LIMIT $3) o ON true`,
    [language, house.languages, size + 1, pathsOf(house, before)],
  );
  if (rows.length === 0) return null;
  return toList(
    rows.filter((row) => row.path !== null),
    span,
  );
}

/**
 * The releases of one day, oldest first.
 * @param day YYYY-MM-DD in the house's time zone
 * @param after address of the last release of the page before; one of another day gives an empty
 * list
 */
export async function listDay(span: Span, day: string, after: string | null): Promise<PublicList> {
  const { house, language, size } = span;
  const rows = await publicQuery<ItemRow>(
    'day',
    `WITH span AS (
       SELECT ($4::date)::timestamp AT TIME ZONE $5 AS begins, ($4::date + 1)::timestamp AT TIME ZONE $5 AS ends),
     place AS (
       SELECT r.published_at, r.id FROM pub.release r, span
       WHERE r.path = ANY($6::text[]) AND ${standsForReader} AND r.published_at >= span.begins AND r.published_at < span.ends LIMIT 1)
     SELECT ${columns} FROM span, pub.release r
     WHERE ${standsForReader} AND r.published_at >= span.begins AND r.published_at < span.ends
       AND ($6::text[] IS NULL OR (r.published_at, r.id) > (SELECT published_at, id FROM place))
     ORDER BY r.published_at, r.id LIMIT $3`,
    [language, house.languages, size + 1, day, house.timeZone, after === null ? null : pathsOf(house, after)],
  );
  return toList(rows, span);
}

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

/** The days of a month with releases, and how many numbers each has. @param month YYYY-MM */
export async function listDays(
  { house, language }: Reader,
  month: string,
): Promise<{ day: number; releases: number }[]> {
  return publicQuery<{ day: number; releases: number }>(
    'days',
    `SELECT extract(day FROM r.published_at AT TIME ZONE $4)::int AS day, count(*)::int AS releases
     FROM pub.release r
     WHERE ${standsForReader}
       AND r.published_at >= ($3::date)::timestamp AT TIME ZONE $4
       AND r.published_at < ($3::date + interval '1 month') AT TIME ZONE $4
     GROUP BY 1 ORDER BY 1`,
    [language, house.languages, `${month}-01`, house.timeZone],
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

/**
 * The releases of one period of a series, highest number first.
 * @param start the period's first day, from `listPeriods`
 * @param before only numbers below this; null starts at the highest
 */
export async function listPeriod(
  span: Span,
  series: string,
  start: string,
  before: number | null,
): Promise<PublicList> {
  const rows = await publicQuery<ItemRow>(
    'period',
    `SELECT ${columns} FROM pub.release r
     WHERE r.series = $4 AND r.period_start = $5::date AND r.number < coalesce($6::int, 2147483647) AND ${standsForReader}
     ORDER BY r.number DESC LIMIT $3`,
    [span.language, span.house.languages, span.size + 1, series, start, before],
  );
  return toList(rows, span);
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

/** Addresses in a sitemap file. The protocol allows 50,000. */
const mostPaths = 45_000;

/**
 * The months (YYYY-MM, newest first) with published releases in a language, and their number of
 * sitemap files.
 */
export async function listMonthFiles(language: string, timeZone: string): Promise<{ month: string; files: number }[]> {
  return publicQuery<{ month: string; files: number }>(
    'month-files',
    `SELECT to_char(r.published_at AT TIME ZONE $2, 'YYYY-MM') AS month, ceil(count(*) / ${mostPaths}.0)::int AS files
     FROM pub.release r WHERE r.language = $1 AND r.state = 'published' GROUP BY 1 ORDER BY 1 DESC`,
    [language, timeZone],
  );
}

/**
 * The addresses of a month’s published releases, newest first, with the day of their last change.
 * @param file from 1
 */
export async function listMonthPaths(
  { language, timeZone }: { language: string; timeZone: string },
  month: string,
  file: number,
): Promise<{ path: string; changed: string }[]> {
  return publicQuery<{ path: string; changed: string }>(
    'month-paths',
    `SELECT r.path, to_char(r.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS changed FROM pub.release r
     WHERE r.language = $1 AND r.state = 'published'
       AND r.published_at >= ($2::date)::timestamp AT TIME ZONE $3
       AND r.published_at < ($2::date + interval '1 month') AT TIME ZONE $3
     ORDER BY r.published_at DESC, r.id DESC LIMIT ${mostPaths} OFFSET ${mostPaths} * ($4::int - 1)`,
    [language, `${month}-01`, timeZone, file],
  );
}
