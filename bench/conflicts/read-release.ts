// Reads a release from the database by a statement of its own, not by the product's code.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type pg from 'pg';

/** A release between two races. */
export type Snapshot = {
  /** The open draft's state; "published" without an open draft. */
  state: string;
  version: number;
  kind: string;
  publicState: string;
  /** The number of open drafts: at most one. */
  openDrafts: number;
  /** The draft's text as JSON. */
  text: string;
  textHash: string;
  /** The ids of everyone whose approval is valid. */
  approvers: string[];
  /** Every event of the record, oldest first. */
  events: { type: string; by: string; version: number | null; contentHash: string | null }[];
  /** The kind of every entry of the register, in order. */
  lines: string[];
};

const statement = `
SELECT d.state, d.version, d.kind, r.public_state AS "publicState", d.content AS content, r.language, s.key AS series,
  (SELECT count(*)::int FROM newsroom.draft o WHERE o.release_id = r.id AND o.state NOT IN ('published', 'discarded')) AS "openDrafts",
  ARRAY(SELECT editor_id::text FROM newsroom.review v
        WHERE v.draft_id = d.id AND v.decision = 'approved' AND v.ended_at IS NULL) AS approvers,
  ARRAY(SELECT kind FROM pub.register_entry e WHERE e.release_id = r.id ORDER BY seq) AS lines,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('type', a.type, 'by', a.actor_id, 'version', a.data->'version',
     'contentHash', a.data->'contentHash') ORDER BY seq), '[]') FROM newsroom.audit_event a WHERE a.release_id = r.id) AS events
FROM newsroom.release r JOIN newsroom.series s ON s.id = r.series_id
JOIN LATERAL (SELECT * FROM newsroom.draft d WHERE d.release_id = r.id AND NOT (d.kind = 'correction' AND d.state = 'discarded')
              ORDER BY d.created_at DESC LIMIT 1) d ON true
WHERE r.id = $1`;

type Row = Omit<Snapshot, 'text' | 'textHash'> & { content: unknown; language: string; series: string };

/** @param client a superuser's connection, which row level security does not limit */
export async function readRelease(client: pg.Client, releaseId: string): Promise<Snapshot> {
  const { rows } = await client.query<Row>(statement, [releaseId]);
  const row = rows[0];
  if (!row) throw new Error(`release ${releaseId} has gone`);
  const { content, language, series, ...seen } = row;
  const statementOfText = { format: 'pressmark-text/1', series, language, content };
  const textHash = createHash('sha256')
    .update(canonicalize(statementOfText) ?? '')
    .digest('hex');
  return { ...seen, text: JSON.stringify(content), textHash };
}
