import 'server-only';
import { publicQuery } from '#lib/core/public-db.ts';
import { columns, itemOf, type ItemRow, type Reader, standsForReader, toList } from '../list-queries.ts';
import { pathsOf } from '../place-in-language-rules.ts';
import type { DeskNews, PublicList } from '../schema.ts';

// Everything follows the index on (desk_key, published_at, id).

const newestFirst = 'ORDER BY r.published_at DESC, r.id DESC';

/** A desk's name in the reader's language where one of its newest releases bears it. */
const nameText = (desk: string) => `(
  SELECT n.desk_name FROM (
    SELECT r.desk_name, r.language, r.published_at FROM pub.release r WHERE r.desk_key = ${desk} ${newestFirst} LIMIT 100) n
  ORDER BY n.language = $1 DESC, n.published_at DESC LIMIT 1)`;

/** Every desk that has a release, by name, with its newest: one step along the index a desk. */
export async function listDesks(reader: Reader, size: number): Promise<DeskNews[]> {
  const rows = await publicQuery<{ key: string; name: string; items: ItemRow[] | null }>(
    'desks',
    `WITH RECURSIVE d(key) AS (
       (SELECT r.desk_key FROM pub.release r ORDER BY r.desk_key LIMIT 1)
       UNION ALL
       SELECT (SELECT r.desk_key FROM pub.release r WHERE r.desk_key > d.key ORDER BY r.desk_key LIMIT 1)
       FROM d WHERE d.key IS NOT NULL)
     SELECT d.key, ${nameText('d.key')} AS name, i.items FROM d CROSS JOIN LATERAL (
       SELECT jsonb_agg(l ORDER BY l.published_at DESC, l.id DESC) AS items FROM (
         SELECT r.id, ${columns} FROM pub.release r
         WHERE r.desk_key = d.key AND ${standsForReader} ${newestFirst} LIMIT $3) l) i
     WHERE d.key IS NOT NULL ORDER BY name`,
    [reader.language, reader.house.languages, size],
  );
  return rows.map(({ key, name, items }) => ({ key, name, items: (items ?? []).map((row) => itemOf(row, reader)) }));
}

/**
 * The releases of a desk, newest first.
 * @param before address of the last release of the page before; null starts at the newest
 * @returns null without such a desk, or if `before` is no release of it
 */
export async function listDesk(
  reader: Reader & { size: number },
  key: string,
  before: string | null,
): Promise<(PublicList & { name: string }) | null> {
  const { house, language, size } = reader;
  const rows = await publicQuery<ItemRow & { name: string | null }>(
    'desk',
    `WITH place AS (
       SELECT r.published_at, r.id FROM pub.release r
       WHERE r.path = ANY($5::text[]) AND r.desk_key = $4 AND ${standsForReader} LIMIT 1)
     SELECT ${nameText('$4')} AS name, o.* FROM (SELECT $5::text[] IS NULL OR EXISTS (SELECT FROM place) AS begins) b
     LEFT JOIN LATERAL (
       SELECT ${columns} FROM pub.release r
       WHERE b.begins AND r.desk_key = $4 AND ${standsForReader}
         AND ($5::text[] IS NULL OR (r.published_at, r.id) < (SELECT published_at, id FROM place))
       ${newestFirst} LIMIT $3) o ON true`,
    [language, house.languages, size + 1, key, before === null ? null : pathsOf(house, before)],
  );
  const found = rows.filter(({ path }) => path !== null);
  const name = rows[0]?.name;
  return name && found.length > 0 ? { ...toList(found, reader), name } : null;
}
