import 'server-only';
import { theHouse } from '#lib/core/actor.ts';
import { canonicalHash } from '#lib/core/canonical.ts';
import type { Desk, Draft, House, Release, Review, Revision, Series, Tx } from '#lib/core/db.ts';
import type { PublicFacts, PublicState } from './public-rules.ts';
import { outsideOf } from './preflight/outside.ts';
import { flawsOf, preflight, problemsOf } from './preflight/rules.ts';
import type { Demands, Outside } from './preflight/schema.ts';
import { preflightOf } from './preflight/settings-rules.ts';
import type { DraftFacts } from './rules.ts';
import { type DraftState, isOpen } from './state-rules.ts';
import type { Content } from '#lib/text/schema.ts';

type Row = Record<string, unknown>;
type DraftRow = Record<'release' | 'series' | 'desk' | 'house' | 'draft', Row> & {
  bundle: { id: string; name: string; publishAt: string | null } | null;
  revision: Row | null;
  newestCheckpoint: { writtenAt: string; contentHash: string } | null;
  reviews: (Row & { revisionNumber: number })[];
  changedBy: string | null;
  openComments: number;
  now: Date;
};

type Field = { name: string; isDate: boolean; isList: boolean };
// What a column is called in the models. A bundle reads a thousand releases: a name is made once.
const fields = new Map<string, Field>();

function fieldOf(column: string): Field {
  const known = fields.get(column);
  if (known) return known;
  const name = column.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
  const isList = ['writers', 'requiredParts', 'missedReasons'].includes(name);
  const field = { name, isDate: /(At|Start|Until)$/.test(name), isList };
  fields.set(column, field);
  return field;
}

/** Turns a row from `to_json` into Prisma’s model: camel-case names, and dates. */
function modelOf<Model>(row: Row): Model {
  const model: Row = {};
  for (const column in row) {
    const { name, isDate, isList } = fieldOf(column);
    const value = row[column];
    if (isDate && typeof value === 'string') model[name] = new Date(value);
    // Prisma writes an empty list as NULL and reads NULL as an empty list.
    else model[name] = isList ? (value ?? []) : value;
  }
  return model as Model;
}

/**
 * Releases with house, series, desk, newest draft, its bundle, its open reviews, its newest
 * revision and, where it can be written in, the newest checkpoint; without those that are missing
 * or not visible. One statement, since every command reads this first; Prisma would need ten. `now`
 * is the database's time.
 */
function draftRows(tx: Tx, releaseIds: string[]): Promise<DraftRow[]> {
  return tx.$queryRaw<DraftRow[]>`
    SELECT to_json(r) AS release, to_json(s) AS series, to_json(k) AS desk, to_json(d) AS draft, newsroom.clock() AS now,
      (SELECT to_json(h) FROM newsroom.house h WHERE h.id = 1) AS house,
      (SELECT u.name FROM newsroom.user_account u WHERE u.id = d.updated_by_id) AS "changedBy",
      (SELECT json_build_object('id', b.id, 'name', b.name, 'publishAt', b.publish_at) FROM newsroom.bundle b WHERE b.id = d.bundle_id) AS bundle,
      (SELECT to_json(f) FROM (
        SELECT v.id, v.release_id, v.draft_id, v.number, v.content_hash, v.writers, v.created_by_id, v.created_at
          FROM newsroom.revision v WHERE v.draft_id = d.id ORDER BY v.number DESC LIMIT 1) f) AS revision,
      (SELECT count(*)::int FROM newsroom.comment o WHERE o.draft_id = d.id AND o.resolved_at IS NULL) AS "openComments",
      CASE WHEN d.state IN ('draft', 'changes-requested') THEN (
        SELECT json_build_object('writtenAt', c.written_at, 'contentHash', c.content_hash)
          FROM newsroom.checkpoint c WHERE c.release_id = r.id ORDER BY c.written_at DESC LIMIT 1)
      END AS "newestCheckpoint",
      (SELECT coalesce(jsonb_agg(to_jsonb(w) || jsonb_build_object('revisionNumber', v.number) ORDER BY w.created_at), '[]')
        FROM newsroom.review w JOIN newsroom.revision v ON v.id = w.revision_id
        WHERE w.draft_id = d.id AND w.ended_at IS NULL) AS reviews
    FROM newsroom.release r
    JOIN newsroom.series s ON s.id = r.series_id
    JOIN newsroom.desk k ON k.id = r.desk_id
    -- A discarded correction does not count: the published draft is the newest then.
    CROSS JOIN LATERAL (SELECT * FROM newsroom.draft d
      WHERE d.release_id = r.id AND NOT (d.kind = 'correction' AND d.state = 'discarded')
      ORDER BY d.created_at DESC LIMIT 1) d
    WHERE r.id = ANY (${releaseIds}::uuid[])`;
}

function modelsOf(row: DraftRow) {
  const series = modelOf<Series>(row.series);
  const desk = modelOf<Desk>(row.desk);
  const reviews = row.reviews.map(({ revisionNumber, ...review }) => ({
    ...modelOf<Review>(review),
    revision: { number: revisionNumber },
  }));
  const revisions = row.revision ? [modelOf<Omit<Revision, 'content'>>(row.revision)] : [];
  return {
    release: { ...modelOf<Release>(row.release), series, desk },
    house: modelOf<House>(row.house),
    draft: { ...modelOf<Draft>(row.draft), reviews, revisions },
    changedBy: row.changedBy,
    openComments: row.openComments,
    newestCheckpoint: row.newestCheckpoint && {
      ...row.newestCheckpoint,
      writtenAt: new Date(row.newestCheckpoint.writtenAt),
    },
    bundle: row.bundle && { id: row.bundle.id, name: row.bundle.name },
    bundleAt: row.bundle?.publishAt ? new Date(row.bundle.publishAt) : null,
    now: row.now,
  };
}

/**
 * The hash that an approval holds for: SHA-256, hex, over the canonical JSON of series, language
 * and text.
 */
export function contentHashOf(series: string, language: string, content: Content): string {
  return canonicalHash({ format: 'pressmark-text/1', series, language, content });
}

/** A release with all that rules and commands need. */
export type LoadedDraft = ReturnType<typeof draftOf>;

/** The checks of a text, and what of them stops its verbs. */
function checksOf(
  { language, kind, content, demands }: { language: string; kind: string; content: Content; demands: Demands },
  outside: Outside,
) {
  const checks = preflight(content, language, kind as 'first' | 'correction', demands, outside);
  return { checks, problems: problemsOf(checks), flaws: flawsOf(checks) };
}

function draftOf(row: DraftRow) {
  const { release, house, draft, newestCheckpoint, bundle, bundleAt, now, ...rows } = modelsOf(row);
  const content = draft.content as unknown as Content;
  const changedBy = rows.changedBy ?? theHouse;
  const demands: Demands = { requiredParts: house.requiredParts, preflight: preflightOf(house.preflight) };
  const outside: Outside = { labels: [], pastedLabel: draft.pastedLabel, links: {} };
  const { checks, ...stops } = checksOf({ ...draft, language: release.language, content, demands }, outside);
  const facts: DraftFacts = {
    deskId: release.deskId,
    state: draft.state as DraftState,
    version: draft.version,
    contentHash: contentHashOf(release.series.key, release.language, content),
    createdById: draft.createdById,
    writers: draft.writers,
    changedBy,
    changedAt: draft.updatedAt,
    approvals: draft.reviews
      .filter((r) => r.decision === 'approved')
      .map((r) => ({ editorId: r.editorId, contentHash: r.contentHash })),
    approvalsNeeded: release.series.approvals,
    ...stops,
    allowsUrgent: release.series.allowUrgent,
    openComments: rows.openComments,
    commentsStop: release.series.commentsStop,
    isDue: draft.publishAt !== null && draft.publishAt <= now,
    bundle,
    publishAt: draft.publishAt ?? bundleAt,
    embargoUntil: draft.embargoUntil,
    now,
  };
  return { release, house, draft, newestCheckpoint, content, demands, outside, checks, facts, now };
}

/**
 * The same with the checks that need more than the text: its number, and whether its links answer.
 */
export async function withOutside(tx: Tx, current: LoadedDraft): Promise<LoadedDraft> {
  const { release, draft, content, demands, facts } = current;
  const outside = await outsideOf(tx, current);
  const { checks, ...stops } = checksOf({ ...draft, language: release.language, content, demands }, outside);
  return { ...current, outside, checks, facts: { ...facts, ...stops } };
}

/**
 * Loads releases without a lock, to show them, in the order of the ids. Those that are missing or
 * not visible are left out.
 */
export async function loadDrafts(tx: Tx, releaseIds: string[]): Promise<LoadedDraft[]> {
  const rows = new Map((await draftRows(tx, releaseIds)).map((row) => [row.release.id as string, row]));
  return releaseIds.flatMap((id) => {
    const row = rows.get(id);
    return row ? [draftOf(row)] : [];
  });
}

/** Loads a release without a lock, to show it. null if it is missing or not visible. */
export async function loadDraft(tx: Tx, releaseId: string): Promise<LoadedDraft | null> {
  const [current] = await loadDrafts(tx, [releaseId]);
  return current ?? null;
}

/**
 * Locks releases until the transaction ends and loads them. The locks are taken in one order, so
 * that two commands never wait for each other.
 */
export async function lockDrafts(tx: Tx, releaseIds: string[]): Promise<LoadedDraft[]> {
  // Two statements: the second sees what others committed while the first waited.
  const locked = await tx.$executeRaw`
    SELECT 1 FROM newsroom.release WHERE id = ANY (${releaseIds}::uuid[]) ORDER BY id FOR UPDATE`;
  return locked === 0 ? [] : loadDrafts(tx, releaseIds);
}

/**
 * Locks a release until the transaction ends and loads it. null if it is missing or not visible.
 */
export async function lockDraft(tx: Tx, releaseId: string): Promise<LoadedDraft | null> {
  const [current] = await lockDrafts(tx, [releaseId]);
  return current ?? null;
}

/** A version above all drafts of the release, so that no version is used twice. */
export async function versionAbove(tx: Tx, releaseId: string): Promise<number> {
  const versions = await tx.draft.aggregate({ where: { releaseId }, _max: { version: true } });
  return (versions._max.version ?? 0) + 1;
}

/** Facts for the rules of a public release. */
export async function publicFactsOf(tx: Tx, { release, facts }: LoadedDraft): Promise<PublicFacts> {
  const editions = await tx.publicEdition.count({
    where: { releaseId: release.id, edition: release.edition, removedAt: null },
  });
  const { deskId, label, publicState } = release;
  return {
    deskId,
    label,
    publicState: publicState as PublicState,
    hasText: editions > 0,
    openDraft: isOpen(facts.state) ? { by: facts.changedBy, at: facts.changedAt } : null,
  };
}
