import 'server-only';
import { theHouse } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { contentHashOf } from './load.ts';
import type { PublicState } from './public-rules.ts';
import type { DraftState } from './state-rules.ts';
import { type Reading, readingFor } from '#lib/text/reader/reading-rules.ts';
import type { Content } from '#lib/text/schema.ts';

type Edition = {
  edition: number;
  publishedAt: string;
  note: string | null;
  contentHash: string;
  textRemovedAt: string | null;
};
type Approval = { by: string; at: string; revision: number; note: string | null };

/** A release with its current text, state and editions. Times are ISO 8601, UTC. */
export type ReleaseSnapshot = {
  id: string;
  series: string;
  language: string;
  desk: string;
  publicState: PublicState;
  label: string | null;
  number: number | null;
  period: string | null;
  path: string | null;
  publishedAt: string | null;
  kind: 'first' | 'correction';
  state: DraftState;
  version: number;
  content: Content;
  /** What was doubtful in the text that it began with. */
  reading: Reading;
  /** The hash that an approval holds for. */
  contentHash: string;
  changedAt: string;
  changedBy: string;
  /** Who goes on with the open draft. */
  assignee: { name: string; email: string } | null;
  /** The newest revision’s number; null before the first submission. */
  revision: number | null;
  approvals: Approval[];
  approvalsNeeded: number;
  publishAt: string | null;
  embargo: { until: string; terms: string } | null;
  missed: { publishAt: string; because: string } | null;
  urgentReviewDue: boolean;
  editions: Edition[];
};

type Row = Omit<ReleaseSnapshot, 'contentHash' | 'missed' | 'embargo' | 'reading'> & {
  reading: Reading | null;
  missedAt: string | null;
  missedBecause: string | null;
  embargoUntil: string | null;
  embargoTerms: string | null;
};

/** A time from PostgreSQL’s JSON. */
const isoOf = (at: string) => new Date(at).toISOString();
const iso = (at: string | null) => at && isoOf(at);

/** Reads a release in this transaction; null if it is missing or not visible. */
export async function readSnapshot(tx: Tx, id: string): Promise<ReleaseSnapshot | null> {
  const [result] = await tx.$queryRaw<{ row: Row }[]>`
    SELECT to_json(stands) AS row FROM (
    SELECT r.id, s.key AS series, r.language, k.key AS desk, r.public_state AS "publicState", r.label, r.number, r.period, r.path,
           r.published_at AS "publishedAt", d.kind, d.state, d.version, d.content, d.reading, d.updated_at AS "changedAt",
           coalesce(u.name, ${theHouse}) AS "changedBy",
           CASE WHEN h.id IS NOT NULL AND d.state NOT IN ('published', 'discarded')
             THEN json_build_object('name', h.name, 'email', h.email) END AS assignee,
           s.approvals AS "approvalsNeeded", d.publish_at AS "publishAt",
           d.missed_at AS "missedAt", d.missed_because AS "missedBecause",
           d.embargo_until AS "embargoUntil", d.embargo_terms AS "embargoTerms",
           EXISTS (SELECT 1 FROM newsroom.draft g WHERE g.release_id = r.id AND g.urgent_reason IS NOT NULL AND g.urgent_reviewed_at IS NULL)
             AS "urgentReviewDue",
           (SELECT max(v.number) FROM newsroom.revision v WHERE v.draft_id = d.id) AS revision,
           (SELECT coalesce(json_agg(json_build_object('by', a.name, 'at', w.created_at, 'revision', v.number, 'note', nullif(w.reason, ''))
                    ORDER BY w.created_at), '[]')
              FROM newsroom.review w JOIN newsroom.revision v ON v.id = w.revision_id JOIN newsroom.user_account a ON a.id = w.editor_id
             WHERE w.draft_id = d.id AND w.decision = 'approved' AND w.ended_at IS NULL) AS approvals,
           (SELECT coalesce(json_agg(json_build_object('edition', e.edition, 'publishedAt', e.published_at, 'note', e.note,
                    'contentHash', e.content_hash, 'textRemovedAt', e.removed_at) ORDER BY e.edition), '[]')
              FROM pub.edition e WHERE e.release_id = r.id) AS editions
      FROM newsroom.release r
      JOIN newsroom.series s ON s.id = r.series_id
      JOIN newsroom.desk k ON k.id = r.desk_id
      JOIN LATERAL (SELECT * FROM newsroom.draft n
                     WHERE n.release_id = r.id AND NOT (n.kind = 'correction' AND n.state = 'discarded')
                     ORDER BY n.created_at DESC LIMIT 1) d ON true
      LEFT JOIN newsroom.user_account u ON u.id = d.updated_by_id
      LEFT JOIN newsroom.user_account h ON h.id = d.assignee_id
     WHERE r.id = ${id}::uuid) stands`;
  return result ? snapshotOf(result.row) : null;
}

function snapshotOf({ missedAt, missedBecause, embargoUntil, embargoTerms, ...row }: Row): ReleaseSnapshot {
  return {
    ...row,
    reading: readingFor(row.reading, row.content),
    contentHash: contentHashOf(row.series, row.language, row.content),
    publishedAt: iso(row.publishedAt),
    changedAt: isoOf(row.changedAt),
    publishAt: iso(row.publishAt),
    embargo: embargoUntil === null ? null : { until: isoOf(embargoUntil), terms: embargoTerms ?? '' },
    missed: missedAt === null ? null : { publishAt: isoOf(missedAt), because: missedBecause ?? '' },
    approvals: row.approvals.map((approval) => ({ ...approval, at: isoOf(approval.at) })),
    editions: row.editions.map((edition) => ({
      ...edition,
      publishedAt: isoOf(edition.publishedAt),
      textRemovedAt: iso(edition.textRemovedAt),
    })),
  };
}
