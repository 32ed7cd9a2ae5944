// What stands in the database, read by statements of our own.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type pg from 'pg';

/** A release as it stands between two races. */
export type Seen = {
  /** Of the open draft; "published" when none is open. */
  state: string;
  version: number;
  kind: string;
  publicState: string;
  /** Open drafts: one at most. */
  openDrafts: number;
  /** The draft's text, as JSON. */
  text: string;
  textHash: string;
  /** Everyone whose approval holds. */
  approvers: string[];
  /** All that the record says of it, oldest first. */
  events: { type: string; by: string; version: number | null; contentHash: string | null }[];
  /** Lines of the register. */
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

type Row = Omit<Seen, 'text' | 'textHash'> & { content: unknown; language: string; series: string };

/** @param client the superuser's: it sees every desk */
export async function look(client: pg.Client, releaseId: string): Promise<Seen> {
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
