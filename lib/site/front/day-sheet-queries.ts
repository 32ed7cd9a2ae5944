import 'server-only';
import { publicFileQuery } from '#lib/core/public-db.ts';
import { columns, itemOf, type ItemRow, type Span, standsForReader } from '../list-queries.ts';
import { pathsOf } from '../place-in-language-rules.ts';
import type { DayText } from '../schema.ts';

/**
 * The texts of one day, oldest first.
 * @param day YYYY-MM-DD in the house's time zone
 * @param after address of the last release of the sheet before; one of another day gives none
 */
export async function listDayTexts(
  span: Span,
  day: string,
  after: string | null,
): Promise<{ texts: DayText[]; more: boolean }> {
  const { house, language, size } = span;
  const rows = await publicFileQuery<ItemRow & Omit<DayText, 'item'>>(
    'day-texts',
    `WITH span AS (
       SELECT ($4::date)::timestamp AT TIME ZONE $5 AS begins, ($4::date + 1)::timestamp AT TIME ZONE $5 AS ends),
     place AS (
       SELECT r.published_at, r.id FROM pub.release r, span
       WHERE r.path = ANY($6::text[]) AND ${standsForReader} AND r.published_at >= span.begins AND r.published_at < span.ends LIMIT 1)
     SELECT ${columns}, e.content, e.html->>'body' AS html, w.note AS reason FROM span, pub.release r
     JOIN pub.edition e ON e.release_id = r.id AND e.edition = r.edition
     LEFT JOIN LATERAL (
       SELECT g.note FROM pub.register_entry g
       WHERE r.state = 'withdrawn' AND g.release_id = r.id AND g.kind = 'withdrawn' ORDER BY g.seq DESC LIMIT 1) w ON true
     WHERE ${standsForReader} AND r.published_at >= span.begins AND r.published_at < span.ends
       AND ($6::text[] IS NULL OR (r.published_at, r.id) > (SELECT published_at, id FROM place))
     ORDER BY r.published_at, r.id LIMIT $3`,
    [language, house.languages, size + 1, day, house.timeZone, after === null ? null : pathsOf(house, after)],
  );
  const texts = rows
    .slice(0, size)
    .map((row) => ({ item: itemOf(row, span), content: row.content, html: row.html, reason: row.reason }));
  return { texts, more: rows.length > size };
}
