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

const longestList = 200;

/**
 * Urgent publications without a review, oldest first, 200 at most. A release can have several: its
 * first edition and its corrections.
 * @param releaseId limits it to one release
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
