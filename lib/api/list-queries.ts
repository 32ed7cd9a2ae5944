import 'server-only';
import type { Tx } from '#lib/core/db.ts';
import { pageSize, registerSize } from './cursor-rules.ts';
import type { RegisterQuery, ReleasesQuery } from './list-schema.ts';
import type { ReleaseView } from './schema.ts';

type ReleaseRow = Pick<
  ReleaseView,
  | 'id'
  | 'series'
  | 'language'
  | 'desk'
  | 'state'
  | 'publicState'
  | 'version'
  | 'label'
  | 'number'
  | 'period'
  | 'headline'
> & { path: string | null; publishAt: Date | null; publishedAt: Date | null; changedAt: Date };

/**
 * Releases with their current draft, newest first, one more than a page has. Ids are UUIDs of
 * version 7, so they sort by time. Row level security limits them to the actor's desks.
 */
export function releaseRows(tx: Tx, { state = null, series = null, q = null, cursor = null }: Nullable<ReleasesQuery>) {
  return tx.$queryRaw<ReleaseRow[]>`
    SELECT r.id, s.key AS series, r.language, k.key AS desk, d.state, r.public_state AS "publicState", d.version, r.label, r.number,
           r.period, r.path, d.headline, d.publish_at AS "publishAt", r.published_at AS "publishedAt", d.updated_at AS "changedAt"
      FROM newsroom.draft d
      JOIN newsroom.release r ON r.id = d.release_id
      JOIN newsroom.series s ON s.id = r.series_id
      JOIN newsroom.desk k ON k.id = r.desk_id
     WHERE NOT (d.kind = 'correction' AND d.state = 'discarded')
       AND NOT EXISTS (SELECT 1 FROM newsroom.draft n WHERE n.release_id = d.release_id AND n.created_at > d.created_at
                        AND NOT (n.kind = 'correction' AND n.state = 'discarded'))
       AND (${state}::text IS NULL OR d.state = ${state})
       AND (${series}::text IS NULL OR s.key = ${series})
       AND (${q}::text IS NULL OR position(lower(${q}) in lower(d.headline)) > 0 OR position(lower(${q}) in lower(coalesce(r.label, ''))) > 0)
       AND (${cursor}::uuid IS NULL OR d.release_id < ${cursor}::uuid)
     ORDER BY d.release_id DESC LIMIT ${pageSize + 1}`;
}

type Nullable<T> = { [Key in keyof T]: T[Key] | null };

/** Register entries below the cursor, newest first. */
export async function registerRows(tx: Tx, { series, period, cursor }: RegisterQuery) {
  const rows = await tx.registerEntry.findMany({
    where: {
      ...(series === undefined ? {} : { series }),
      ...(period === undefined ? {} : { period }),
      ...(cursor === undefined ? {} : { seq: { lt: BigInt(cursor) } }),
    },
    orderBy: { seq: 'desc' },
    take: registerSize + 1,
  });
  return { entries: rows.slice(0, registerSize), more: rows.length > registerSize };
}
