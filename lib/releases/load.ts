import 'server-only';
import { canonicalHash } from '#lib/core/canonical.ts';
import type { Tx } from '#lib/core/db.ts';
import { draftRows } from './load-rows.ts';
import type { PublicFacts, PublicState } from './public-rules.ts';
import { preflight, problemsOf } from './preflight-rules.ts';
import { type DraftFacts, type DraftState, isOpen } from './rules.ts';
import type { Content } from '#lib/text/schema.ts';

/** What an approval is bound to: SHA-256 over the canonical JSON of series, language and the whole text. */
export function contentHashOf(series: string, language: string, content: Content): string {
  return canonicalHash({ format: 'pressmark-text/1', series, language, content });
}

/** A release with its series and newest draft, as the rules and the commands need it. */
export type LoadedDraft = NonNullable<Awaited<ReturnType<typeof load>>>;

async function load(tx: Tx, releaseId: string) {
  const rows = await draftRows(tx, releaseId);
  if (!rows) return null;
  const { release, house, draft, now } = rows;
  const content = draft.content as unknown as Content;
  const changedBy = draft.updatedById ? (rows.changedBy ?? 'a former user') : 'the house';
  const checks = preflight(content, release.language, draft.kind as 'first' | 'correction');
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
    problems: problemsOf(checks).map(({ status: _status, ...reason }) => reason),
    allowsUrgent: release.series.allowUrgent,
    isDue: draft.publishAt !== null && draft.publishAt <= now,
  };
  return { release, house, draft, content, checks, facts, now };
}

/** Loads without a lock, to show. `now` is the database's clock. */
export async function loadDraft(tx: Tx, releaseId: string): Promise<LoadedDraft | null> {
  return load(tx, releaseId);
}

/** Locks the release until the transaction ends, then loads. Null when it is not there or on a desk that is not the actor's. */
export async function lockDraft(tx: Tx, releaseId: string): Promise<LoadedDraft | null> {
  // Two statements: the second one sees what was committed while the first one waited for the lock.
  const locked = await tx.$executeRaw`SELECT 1 FROM newsroom.release WHERE id = ${releaseId}::uuid FOR UPDATE`;
  return locked === 0 ? null : load(tx, releaseId);
}

/** Above every version that any draft of the release has had: no version ever stands for two texts. */
export async function versionAbove(tx: Tx, releaseId: string): Promise<number> {
  const versions = await tx.draft.aggregate({ where: { releaseId }, _max: { version: true } });
  return (versions._max.version ?? 0) + 1;
}

/** What the rules of a public release look at. */
export async function publicFactsOf(tx: Tx, { release, facts }: LoadedDraft): Promise<PublicFacts> {
  const kept = await tx.publicEdition.count({
    where: { releaseId: release.id, edition: release.edition, removedAt: null },
  });
  const { deskId, label, publicState } = release;
  return {
    deskId,
    label,
    publicState: publicState as PublicState,
    hasText: kept > 0,
    openDraft: isOpen(facts.state) ? { by: facts.changedBy, at: facts.changedAt } : null,
  };
}
