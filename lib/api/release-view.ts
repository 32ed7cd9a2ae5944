import 'server-only';
import type { Doc } from '#lib/core/document.ts';
import type { Tx } from '#lib/core/db.ts';
import { askOf } from '#lib/core/statement.ts';
import { siteOrigin } from '#lib/core/serving/site-response.ts';
import { paragraphsOf } from '#lib/releases/document-rules.ts';
import { printRelease } from '#lib/releases/house-format-rules.ts';
import { contentHashOf } from '#lib/releases/load.ts';
import type { Content } from '#lib/releases/schema.ts';
import type { Shown } from './operation.ts';
import type { ReleaseView } from './schema.ts';

type Row = {
  id: string;
  series: string;
  language: string;
  desk: string;
  publicState: ReleaseView['publicState'];
  label: string | null;
  number: number | null;
  period: string | null;
  path: string | null;
  publishedAt: string | null;
  kind: 'first' | 'correction';
  state: ReleaseView['state'];
  version: number;
  content: Content;
  changedAt: string;
  changedBy: string;
  revision: number | null;
  approvalsNeeded: number;
  publishAt: string | null;
  missedAt: string | null;
  missedBecause: string | null;
  urgentReviewDue: boolean;
  approvals: ReleaseView['approvals'];
  editions: ReleaseView['editions'];
};

/** A moment that PostgreSQL wrote into JSON. */
const isoOf = (at: string) => new Date(at).toISOString();
const iso = (at: string | null) => at && isoOf(at);

/**
 * A release as the API shows it, from one statement inside the caller's transaction, whose desks decide what is seen.
 * Null where the release is not there, or not the actor's to see.
 */
export async function releaseView(tx: Tx, id: string): Promise<ReleaseView | null> {
  // As one value: taking two dozen columns apart would cost us more than reading JSON.
  const rows = await askOf<{ view: Row }>(tx)`
    SELECT to_json(shown) AS view FROM (
    SELECT r.id, s.key AS series, r.language, k.key AS desk, r.public_state AS "publicState", r.label, r.number, r.period, r.path,
           r.published_at AS "publishedAt", d.kind, d.state, d.version, d.content, d.updated_at AS "changedAt",
           coalesce(u.name, 'the house') AS "changedBy", s.approvals AS "approvalsNeeded", d.publish_at AS "publishAt",
           d.missed_at AS "missedAt", d.missed_because AS "missedBecause",
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
     WHERE r.id = ${id}::uuid) shown`;
  const row = rows[0];
  return row ? viewOf(row.view) : null;
}

function viewOf(row: Row): ReleaseView {
  const { content, label, path, state, kind } = row;
  return {
    id: row.id,
    series: row.series,
    language: row.language,
    desk: row.desk,
    state,
    publicState: row.publicState,
    version: row.version,
    revision: row.revision,
    contentHash: contentHashOf(row.series, row.language, content),
    label,
    number: row.number,
    period: row.period,
    publishAt: iso(row.publishAt),
    publishedAt: iso(row.publishedAt),
    url: path === null ? null : siteOrigin() + path,
    headline: content.headline,
    subheadlines: content.subheadlines,
    dateline: content.dateline,
    body: content.body as Doc,
    endMark: content.endMark,
    text: printRelease({ ...content, label, paragraphs: paragraphsOf(content.body) }),
    attachments: content.attachments ?? [],
    note: content.note ?? null,
    changedAt: isoOf(row.changedAt),
    changedBy: row.changedBy,
    missedSchedule: row.missedAt === null ? null : { publishAt: isoOf(row.missedAt), because: row.missedBecause ?? '' },
    urgentReviewDue: row.urgentReviewDue,
    openDraft:
      state === 'published' || state === 'discarded' ? null : { kind, state, approvalsNeeded: row.approvalsNeeded },
    editions: row.editions.map((edition) => ({
      ...edition,
      publishedAt: isoOf(edition.publishedAt),
      textRemovedAt: edition.textRemovedAt && isoOf(edition.textRemovedAt),
    })),
    approvals: row.approvals.map((approval) => ({ ...approval, at: isoOf(approval.at) })),
  };
}

/** A release as a command left it. */
export async function showRelease(tx: Tx, done: unknown): Promise<Shown | null> {
  const { releaseId } = done as { releaseId: string };
  const body = await releaseView(tx, releaseId);
  return body && { body, version: body.version };
}
