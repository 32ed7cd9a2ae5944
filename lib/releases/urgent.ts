import 'server-only';
import type { Tx } from '#lib/core/db.ts';

const draftFields = {
  id: true,
  releaseId: true,
  writers: true,
  urgentById: true,
  urgentReason: true,
  urgentAt: true,
  revisions: { orderBy: { number: 'desc' }, take: 1, select: { number: true } },
} as const;

// So many unread urgent publications are a trouble of their own; the list shows the oldest.
const longestList = 200;

/**
 * What was published without an approval and nobody has reviewed, oldest first. A release can be published urgently more
 * than once: its first edition, and corrections.
 * @param releaseId of this release; without it, of every release that the transaction sees
 */
export async function waitingForReview(tx: Tx, releaseId?: string) {
  const drafts = await tx.draft.findMany({
    where: { ...(releaseId ? { releaseId } : {}), urgentReason: { not: null }, urgentReviewedAt: null },
    orderBy: { createdAt: 'asc' },
    take: longestList,
    select: draftFields,
  });
  return drafts.flatMap(({ urgentById: publishedById, urgentAt: at, urgentReason: reason, ...draft }) =>
    at && reason ? [{ ...draft, publishedById, at, reason }] : [],
  );
}
