import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { recordEvent } from '#lib/audit/commands.ts';
import { notify } from '#lib/notices/commands.ts';
import { keepBeforeStep } from './history/keep.ts';
import type { LoadedDraft } from './load.ts';
import { endApprovals, freezeRevision, moveTo, subject, verbOn } from './move.ts';
import { stateAfterApproval } from './rules.ts';
import type { ApproveInput, VerbResult, ReasonInput } from './schema.ts';

/** Freezes the text as a revision and submits it to the desk’s editors. */
export const submitDraft = verbOn('submit', async (tx, actor, current) => {
  const { draft, facts } = current;
  const revision = await freezeRevision(tx, actor, current);
  const result = await moveTo(tx, actor, current, 'submitted');
  await notify(tx, actor, 'submitted', subject(current), { writers: draft.writers });
  await recordEvent(tx, actor, {
    type: 'draft.submitted',
    ...subject(current),
    data: { version: result.version, revision, contentHash: facts.contentHash },
  });
  return result;
});

/** Takes a submitted text back to writing. */
export const recallDraft = verbOn('recall', async (tx, actor, current) => {
  await endApprovals(tx, actor, current, 'the text was recalled');
  const result = await moveTo(tx, actor, current, 'draft');
  await recordEvent(tx, actor, { type: 'draft.recalled', ...subject(current), data: { version: result.version } });
  return result;
});

function submittedRevision({ draft }: LoadedDraft) {
  const revision = draft.revisions[0];
  if (!revision) throw new Error(`submitted draft ${draft.id} has no revision`);
  return revision;
}

/** Sends the text back to its officer, with the reason. */
export const requestChanges = verbOn<ReasonInput>('requestChanges', async (tx, actor, current, { reason }) => {
  const revision = submittedRevision(current);
  if (actor.id === null) throw new Error('a review needs a person');
  await endApprovals(tx, actor, current, 'changes were requested');
  await tx.review.create({
    data: {
      releaseId: current.release.id,
      draftId: current.draft.id,
      revisionId: revision.id,
      contentHash: revision.contentHash,
      editorId: actor.id,
      decision: 'changes-requested',
      reason,
    },
    select: { id: true },
  });
  const result = await moveTo(tx, actor, current, 'changes-requested');
  await notify(tx, actor, 'changes-requested', subject(current), { writers: current.draft.writers });
  await recordEvent(tx, actor, {
    type: 'draft.changes-requested',
    ...subject(current),
    data: { version: result.version, revision: revision.number, reason },
  });
  return result;
});

/** Approves exactly the text of the submitted revision. */
export const approveDraft = verbOn<ApproveInput>('approve', async (tx, actor, current, { note = '' }) => {
  const { release, draft, facts } = current;
  const revision = submittedRevision(current);
  if (actor.id === null) throw new Error('a review needs a person');
  if (revision.contentHash !== facts.contentHash)
    throw new Error(`draft ${draft.id} differs from its submitted revision`);
  await tx.review.create({
    data: {
      releaseId: release.id,
      draftId: draft.id,
      revisionId: revision.id,
      contentHash: revision.contentHash,
      editorId: actor.id,
      decision: 'approved',
      reason: note,
    },
    select: { id: true },
  });
  const result = await moveTo(tx, actor, current, stateAfterApproval(facts));
  if (result.state === 'approved') await notify(tx, actor, 'approved', subject(current), { writers: draft.writers });
  await recordEvent(tx, actor, {
    type: 'draft.approved',
    ...subject(current),
    data: {
      version: result.version,
      revision: revision.number,
      contentHash: facts.contentHash,
      approvals: facts.approvals.length + 1,
      needed: facts.approvalsNeeded,
      ...(note === '' ? {} : { note }),
    },
  });
  return result;
});

/** Opens an approved text for writing again. Its approvals end, and the approvers are notified. */
export const editApproved = verbOn('edit', async (tx, actor, current) => {
  const endedApprovals = await endApprovals(tx, actor, current, 'the text was opened for changes');
  const result = await moveTo(tx, actor, current, 'draft');
  await recordEvent(tx, actor, {
    type: 'draft.reopened',
    ...subject(current),
    data: { version: result.version, endedApprovals },
  });
  return result;
});

/**
 * After a correction is discarded the published draft is the current one. It takes over the version
 * and who changed it, so that a screen with the old correction is refused with a name and a time.
 */
async function leavePublished(tx: Tx, actor: Actor, { draft, now }: LoadedDraft, { version }: VerbResult) {
  if (draft.kind !== 'correction') return;
  const { id } = await tx.draft.findFirstOrThrow({
    where: { releaseId: draft.releaseId, state: 'published' },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  });
  const data = { version, updatedById: actor.id, updatedAt: now };
  await tx.draft.update({ where: { id }, data, select: { id: true } });
}

/** Discards a draft. Nothing is deleted; `restoreDraft` brings it back. */
export const discardDraft = verbOn('discard', async (tx, actor, current) => {
  await keepBeforeStep(tx, current);
  await endApprovals(tx, actor, current, 'the text was discarded');
  const result = await moveTo(tx, actor, current, 'discarded');
  await leavePublished(tx, actor, current, result);
  await recordEvent(tx, actor, { type: 'draft.discarded', ...subject(current), data: { version: result.version } });
  return result;
});

/** Brings a discarded draft back. */
export const restoreDraft = verbOn('restore', async (tx, actor, current) => {
  const result = await moveTo(tx, actor, current, 'draft');
  await recordEvent(tx, actor, { type: 'draft.restored', ...subject(current), data: { version: result.version } });
  return result;
});
