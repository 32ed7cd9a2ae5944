import 'server-only';
import type { DocNode } from '#lib/core/document.ts';
import { publicQuery } from '#lib/core/public-db.ts';
import { paragraphsOf } from '#lib/text/document/document-text-rules.ts';
import { groupedDays } from '../archive-queries.ts';
import { columns, itemOf, type ItemRow, type Reader, standsForReader } from '../list-queries.ts';
import { beginningOf } from './lead-rules.ts';
import { putRightOf, putRightText, type PutRightRow } from './put-right-queries.ts';
import type {
  CalendarDay,
  DaySpan,
  DeskCount,
  FrontDay,
  FrontMonth,
  FrontPage,
  Lead,
  PublicListItem,
} from '../schema.ts';

// Front page and 404 are one statement each. Its parts are values of JSON. $1: the reader's
// language. $2: the house's languages in order. $3: its time zone. Nothing is counted beyond a day
// or a month.

/** Days that are looked at, releases read of each, and how many rows are enough. */
const sizes = { days: 10, ofDay: 10, rows: 24, putRight: 3, newest: 5 };

const newestFirst = 'ORDER BY r.published_at DESC, r.id DESC';
const within = (begins: string, length: string) =>
  `r.published_at >= ${begins} AT TIME ZONE $3 AND r.published_at < (${begins} + interval '${length}') AT TIME ZONE $3`;
const startOf = (unit: 'day' | 'month', where: string) =>
  `(SELECT date_trunc('${unit}', r.published_at AT TIME ZONE $3) FROM pub.release r WHERE ${where} ${newestFirst} LIMIT 1)`;

/** The newest days with releases: one step along the index a day. */
const daysText = `
  WITH RECURSIVE d(begins, place) AS (
    SELECT ${startOf('day', standsForReader)}, 1
    UNION ALL
    SELECT ${startOf('day', `${standsForReader} AND r.published_at < d.begins AT TIME ZONE $3`)}, place + 1
    FROM d WHERE d.begins IS NOT NULL AND place < ${sizes.days})
  SELECT jsonb_agg(jsonb_build_object('day', to_char(d.begins, 'YYYY-MM-DD'), 'spans', s.spans, 'items', i.items) ORDER BY d.begins DESC)
  FROM d
  CROSS JOIN LATERAL (
    SELECT jsonb_agg(g ORDER BY g.series, g.first) AS spans FROM (
      SELECT r.series, r.period, min(r.number) AS first, max(r.number) AS last, count(*)::int AS count,
        (array_agg(r.label ORDER BY r.number))[1] AS label
      FROM pub.release r WHERE ${standsForReader} AND ${within('d.begins', '1 day')} GROUP BY r.series, r.period) g) s
  CROSS JOIN LATERAL (
    SELECT jsonb_agg(l ORDER BY l.published_at DESC, l.id DESC) AS items FROM (
      SELECT r.id, ${columns} FROM pub.release r
      WHERE ${standsForReader} AND ${within('d.begins', '1 day')} ${newestFirst} LIMIT ${sizes.ofDay}) l) i
  WHERE d.begins IS NOT NULL`;

const span = `span AS MATERIALIZED (SELECT ${startOf('month', standsForReader)} AS begins)`;

/** The newest month with releases: its days, its desks, and the month before it. */
const monthText = (withDesks: boolean) => `
  WITH ${span}, r AS MATERIALIZED (
    SELECT r.published_at, r.series, r.period, r.number, r.desk_key, r.desk_name, r.language FROM span, pub.release r
    WHERE ${standsForReader} AND ${within('span.begins', '1 month')})
  SELECT jsonb_build_object('month', to_char(begins, 'YYYY-MM'),
    'previous', to_char(${startOf('month', 'r.published_at < span.begins AT TIME ZONE $3')}, 'YYYY-MM'),
    'days', (SELECT jsonb_agg(d) FROM (${groupedDays('r')}) d)
    ${withDesks ? `, 'desks', (SELECT jsonb_agg(k ORDER BY k.name) FROM (${desksOf('r')}) k)` : ''})
  FROM span WHERE begins IS NOT NULL`;

/** Desks by their keys, in the reader's language where a release of theirs is in it. */
function desksOf(from: string): string {
  return `SELECT r.desk_key AS key, count(*)::int AS count,
    (array_agg(r.desk_name ORDER BY (r.language = $1) DESC, r.published_at DESC))[1] AS name FROM ${from} GROUP BY r.desk_key`;
}

/** The newest release that stands, with its first blocks. */
const leadText = `
  SELECT to_jsonb(l) || (
    SELECT jsonb_build_object('subheadlines', coalesce(e.content->'subheadlines', '[]'),
      'blocks', jsonb_path_query_array(e.content, '$.body.content[0 to 2]'))
    FROM pub.edition e WHERE e.release_id = l.id AND e.edition = l.edition)
  FROM (SELECT r.id, ${columns} FROM pub.release r
    WHERE ${standsForReader} AND r.state = 'published' ${newestFirst} LIMIT 1) l`;

type LeadRow = ItemRow & { subheadlines: string[]; blocks: DocNode[] };
type DayRow = { day: string; spans: DaySpan[]; items: ItemRow[] };
type MonthRow = { month: string; previous: string | null; days: CalendarDay[]; desks?: DeskCount[] };

const leadOf = (row: LeadRow, reader: Reader): Lead => ({
  item: itemOf(row, reader),
  subheadlines: row.subheadlines,
  first: beginningOf(paragraphsOf({ type: 'doc', content: row.blocks }).join(' ')),
});

/** The days of the page without its lead, until there are enough rows. */
function daysOf(rows: DayRow[], lead: PublicListItem | undefined, reader: Reader): FrontDay[] {
  const days: FrontDay[] = [];
  let count = 0;
  for (const { day, spans, items } of rows) {
    if (count >= sizes.rows) break;
    const shown = items.map((row) => itemOf(row, reader)).filter(({ path }) => path !== lead?.path);
    days.push({ day, spans, items: shown });
    count += shown.length;
  }
  return days;
}

const monthOf = ({ month, previous, days }: MonthRow): FrontMonth => ({ month, previous, days });

/** What the front page shows. */
export async function getFront(reader: Reader): Promise<FrontPage> {
  const [row] = await publicQuery<{
    days: DayRow[] | null;
    month: MonthRow | null;
    lead: LeadRow | null;
    putRight: PutRightRow[] | null;
  }>(
    'front',
    `SELECT (${daysText}) AS days, (${monthText(true)}) AS month, (${leadText}) AS lead,
       (SELECT jsonb_agg(p) FROM (${putRightText('true')} LIMIT ${sizes.putRight}) p) AS "putRight"`,
    [reader.language, reader.house.languages, reader.house.timeZone],
  );
  const lead = row?.lead ? leadOf(row.lead, reader) : null;
  return {
    lead,
    days: daysOf(row?.days ?? [], lead?.item, reader),
    month: row?.month ? monthOf(row.month) : null,
    desks: row?.month?.desks ?? [],
    putRight: (row?.putRight ?? []).map(putRightOf),
  };
}

/** What the page for unknown addresses offers: the newest releases and the newest month. */
export async function getNewest(reader: Reader): Promise<{ items: PublicListItem[]; month: FrontMonth | null }> {
  const [row] = await publicQuery<{ items: ItemRow[] | null; month: MonthRow | null }>(
    'newest',
    `SELECT (SELECT jsonb_agg(l ORDER BY l.published_at DESC, l.id DESC) FROM (
         SELECT r.id, ${columns} FROM pub.release r WHERE ${standsForReader} ${newestFirst} LIMIT ${sizes.newest}) l) AS items,
       (${monthText(false)}) AS month`,
    [reader.language, reader.house.languages, reader.house.timeZone],
  );
  return {
    items: (row?.items ?? []).map((item) => itemOf(item, reader)),
    month: row?.month ? monthOf(row.month) : null,
  };
}
