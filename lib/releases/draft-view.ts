import 'server-only';
import { eventDetails, eventWords } from '#lib/audit/history-rules.ts';
import { releaseEvents } from '#lib/audit/queries.ts';
import type { Tx } from '#lib/core/db.ts';
import type { Reason } from '#lib/core/result.ts';
import { type Reading, readingFor } from '#lib/text/reader/reading-rules.ts';
import type { LoadedDraft } from './load.ts';
import type { DeskRelease, Person } from './schema.ts';

export const personOf = (id: string | null, name: (id: string) => string): Person | null =>
  id === null ? null : { id, name: name(id) };

type Miss = { missedAt: Date | null; missedBecause: string | null; missedReasons: unknown[] };

/** When a schedule was not kept, and why. Where no codes were kept there are English words. */
export const missedOf = ({ missedAt, missedBecause, missedReasons }: Miss) =>
  missedAt && {
    at: missedAt,
    because:
      missedReasons.length > 0 ? (missedReasons as Reason[]) : [{ code: 'as-written', message: missedBecause ?? '' }],
  };

/** The open draft as its page shows it. */
export function draftView(
  { draft, content, checks, facts }: LoadedDraft,
  name: (id: string | null) => string,
): Omit<NonNullable<DeskRelease['draft']>, 'assignable'> {
  const revision = draft.revisions[0];
  const request = draft.reviews.findLast((review) => review.decision === 'changes-requested');
  return {
    id: draft.id,
    kind: draft.kind as 'first' | 'correction',
    state: facts.state,
    version: draft.version,
    content,
    pastedLabel: draft.pastedLabel,
    reading: readingFor(draft.reading as Reading | null, content),
    changedAt: draft.updatedAt,
    changedBy: facts.changedBy,
    writers: draft.writers.map((id) => ({ id, name: name(id) })),
    assignee: personOf(draft.assigneeId, name),
    revision: revision?.number ?? null,
    revisionBy: revision ? name(revision.createdById) : null,
    revisionAt: revision?.createdAt ?? null,
    approvals: draft.reviews
      .filter((review) => review.decision === 'approved')
      .map((review) => ({ by: name(review.editorId), at: review.createdAt, revision: review.revision.number })),
    approvalsNeeded: facts.approvalsNeeded,
    changesRequested:
      request && facts.state !== 'submitted'
        ? { by: name(request.editorId), at: request.createdAt, reason: request.reason }
        : null,
    preflight: checks,
    publishAt: draft.publishAt,
    scheduledBy: draft.publishAt ? name(draft.scheduledById) : null,
    embargo: draft.embargoUntil && { until: draft.embargoUntil, terms: draft.embargoTerms ?? '' },
    missed: missedOf(draft),
  };
}

/** The history, newest first. Of consecutive saves by one person it has the last. */
export async function historyOf(tx: Tx, releaseId: string): Promise<DeskRelease['history']> {
  const events = await releaseEvents(tx, releaseId);
  const lines = events.filter((event, index) => {
    const next = events[index + 1];
    return !(event.type === 'draft.saved' && next?.type === 'draft.saved' && next.actorName === event.actorName);
  });
  return lines
    .map((event) => ({
      seq: String(event.seq),
      at: event.at,
      by: event.actorName,
      type: event.type,
      words: eventWords(event.type),
      details: eventDetails(event.type, event.data),
    }))
    .reverse();
}
