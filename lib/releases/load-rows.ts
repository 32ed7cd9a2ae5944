import 'server-only';
import type { Desk, Draft, House, Release, Review, Revision, Series, Tx } from '#lib/core/db.ts';

type Row = Record<string, unknown>;
type Answer = Record<'release' | 'series' | 'desk' | 'house' | 'draft', Row> & {
  revision: Row | null;
  reviews: (Row & { revisionNumber: number })[];
  changedBy: string | null;
  now: Date;
};

const nameOf = (column: string) => column.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());

/** A row as `to_json` tells it, under the names and with the dates that Prisma would give. */
function modelOf<Model>(row: Row): Model {
  const members = Object.entries(row).map(([column, value]) => {
    const name = nameOf(column);
    // Prisma leaves a list that nobody set empty in its answers and NULL in the table.
    if (name === 'writers') return [name, value ?? []];
    return [name, typeof value === 'string' && /(At|Start)$/.test(name) ? new Date(value) : value];
  });
  return Object.fromEntries(members) as Model;
}

/**
 * A release with its series, desk and newest draft, the reviews that count and the newest frozen text of that draft; null when
 * it is not there or not to be seen. One statement: what every command reads first would take Prisma eight, at three times
 * the time. `now` is the database's clock.
 */
export async function draftRows(tx: Tx, releaseId: string) {
  const [found] = await tx.$queryRaw<Answer[]>`
    SELECT to_json(r) AS release, to_json(s) AS series, to_json(k) AS desk, to_json(d) AS draft, newsroom.clock() AS now,
      (SELECT to_json(h) FROM newsroom.house h WHERE h.id = 1) AS house,
      (SELECT u.name FROM newsroom.user_account u WHERE u.id = d.updated_by_id) AS "changedBy",
      (SELECT to_json(f) FROM (
        SELECT v.id, v.release_id, v.draft_id, v.number, v.content_hash, v.writers, v.created_by_id, v.created_at
          FROM newsroom.revision v WHERE v.draft_id = d.id ORDER BY v.number DESC LIMIT 1) f) AS revision,
      (SELECT coalesce(jsonb_agg(to_jsonb(w) || jsonb_build_object('revisionNumber', v.number) ORDER BY w.created_at), '[]')
        FROM newsroom.review w JOIN newsroom.revision v ON v.id = w.revision_id
        WHERE w.draft_id = d.id AND w.ended_at IS NULL) AS reviews
    FROM newsroom.release r
    JOIN newsroom.series s ON s.id = r.series_id
    JOIN newsroom.desk k ON k.id = r.desk_id
    -- A correction that was set aside leaves the published text as it is; a new one begins from that.
    CROSS JOIN LATERAL (SELECT * FROM newsroom.draft d
      WHERE d.release_id = r.id AND NOT (d.kind = 'correction' AND d.state = 'discarded')
      ORDER BY d.created_at DESC LIMIT 1) d
    WHERE r.id = ${releaseId}::uuid`;
  if (!found) return null;
  const series = modelOf<Series>(found.series);
  const desk = modelOf<Desk>(found.desk);
  const reviews = found.reviews.map(({ revisionNumber, ...review }) => ({
    ...modelOf<Review>(review),
    revision: { number: revisionNumber },
  }));
  const revisions = found.revision ? [modelOf<Omit<Revision, 'content'>>(found.revision)] : [];
  return {
    release: { ...modelOf<Release>(found.release), series, desk },
    house: modelOf<House>(found.house),
    draft: { ...modelOf<Draft>(found.draft), reviews, revisions },
    changedBy: found.changedBy,
    now: found.now,
  };
}
