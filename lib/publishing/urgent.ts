import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import { notFound, ok, type Result } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { notify } from '#lib/notices/commands.ts';
import { lockDraft } from '#lib/releases/load.ts';
import { raiseVersion, subject } from '#lib/releases/move.ts';
import { alsoStale } from '#lib/releases/rules.ts';
import type { VerbResult, ReviewUrgentInput, UrgentInput } from '#lib/releases/schema.ts';
import { waitingForReview } from '#lib/releases/urgent/urgent.ts';
import { urgentToReview } from '#lib/releases/urgent/urgent-rules.ts';
import { publishWith } from './publish.ts';

/**
 * Publishes a complete text without approvals, if its series allows it. The editors are notified,
 * and the publication stays flagged until a second editor reviews it.
 */
export const publishUrgently = publishWith<UrgentInput>(({ reason }) => ({ verb: 'publishUrgently', reason }));

/** Records a second editor’s review of an urgent publication and removes the flag. */
export const reviewUrgent = command(async (tx, actor, input: ReviewUrgentInput): Promise<Result<VerbResult>> => {
  const { releaseId, note } = input;
  const current = await lockDraft(tx, releaseId);
  if (!current) return notFound();
  const choice = urgentToReview(actor, current.release.deskId, await waitingForReview(tx, releaseId));
  const refused = alsoStale('refused' in choice ? choice.refused : null, current.facts, input.version);
  if (refused || 'refused' in choice) return refused ?? notFound();
  const { urgent } = choice;
  await tx.draft.update({
    where: { id: urgent.id },
    data: { urgentReviewedById: actor.id, urgentReviewedAt: current.now, urgentNote: note },
    select: { id: true },
  });
  const version = await raiseVersion(tx, actor, current);
  await notify(tx, actor, 'urgent-reviewed', subject(current), {
    writers: urgent.writers,
    addressees: urgent.publishedById ? [urgent.publishedById] : [],
  });
  await recordEvent(tx, actor, {
    type: 'release.urgent-reviewed',
    ...subject(current),
    data: { revision: urgent.revisions[0]?.number ?? 0, note },
  });
  return ok({ releaseId, version, state: current.facts.state });
});
