import 'server-only';
import { publicQuery } from '#lib/core/public-db.ts';
import { dayOf } from '#lib/core/time/calendar.ts';
import { pathIn, pathsOf } from './place-in-language-rules.ts';
import type { PublicHouse, PublicList, PublicListItem } from './schema.ts';

// Every list follows an index and continues after a key, never by OFFSET. A list has every number
// once: in the reader's language, else in the first language of the house that has it.

export type ItemRow = {
  label: string;
  headline: string | null;
  path: string;
  language: string;
  number: number;
  desk_name: string;
  /** ISO where PostgreSQL wrote it into JSON. */
  published_at: Date | string;
  state: 'published' | 'withdrawn';
  edition: number;
  period: string;
  attachments: number;
};

// The text of an edition is large, and read only for a release with files.
export const columns = `r.label, nullif(r.headline, '') AS headline, r.path, r.language, r.number, r.desk_name, r.published_at, r.state, r.edition,
  r.period, CASE WHEN EXISTS (SELECT FROM pub.file f WHERE f.release_id = r.id) THEN (
    SELECT coalesce(jsonb_array_length(e.content->'attachments'), 0) FROM pub.edition e
    WHERE e.release_id = r.id AND e.edition = r.edition) ELSE 0 END AS attachments`;

/** One row per number. $1: the reader’s language. $2: the house’s languages in order. */
export const standsForReader = `(r.language = $1 OR NOT EXISTS (
  SELECT FROM pub.release s
  WHERE s.series = r.series AND s.period_start = r.period_start AND s.number = r.number AND s.language <> r.language
    AND (s.language = $1 OR array_position($2::text[], s.language) < coalesce(array_position($2::text[], r.language), 1000))))`;

/** A row as lists show it. */
export function itemOf(row: ItemRow, { house, language }: Reader): PublicListItem {
  const publishedAt = new Date(row.published_at);
  return {
    label: row.label,
    headline: row.headline,
    path: pathIn(house, language, row.path),
    language: row.language,
    number: row.number,
    deskName: row.desk_name,
    publishedAt,
    day: dayOf(publishedAt, house.timeZone),
    state: row.state,
    edition: row.edition,
    period: row.period,
    attachments: row.attachments ?? 0,
  };
}

export const toList = (rows: ItemRow[], span: Span): PublicList => ({
  items: rows.slice(0, span.size).map((row) => itemOf(row, span)),
  more: rows.length > span.size,
});

export type Reader = { house: PublicHouse; language: string };
export type Span = Reader & { size: number };

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

// The bounds stand in the condition itself: from a table of their own the planner would not take
// them to the index. $4: the day. $5: the zone.
const onDay = `r.published_at >= ($4::date)::timestamp AT TIME ZONE $5 AND r.published_at < ($4::date + 1)::timestamp AT TIME ZONE $5`;

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
    `SELECT ${columns} FROM pub.release r
     WHERE ${standsForReader} AND ${onDay}
       AND ($6::text[] IS NULL OR (r.published_at, r.id) > (
         SELECT r.published_at, r.id FROM pub.release r WHERE r.path = ANY($6::text[]) AND ${standsForReader} AND ${onDay} LIMIT 1))
     ORDER BY r.published_at, r.id LIMIT $3`,
    [language, house.languages, size + 1, day, house.timeZone, after === null ? null : pathsOf(house, after)],
  );
  return toList(rows, span);
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
