import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { recordEvent } from '#lib/audit/commands.ts';
import { enqueue } from '#lib/core/jobs.ts';
import type { LoadedDraft } from './load.ts';
import { endApprovals, freezeRevision, moveTo, subject, verbOn } from './move.ts';
import { stateAfterApproval } from './rules.ts';
import type { ApproveInput, Done, ReasonInput } from './schema.ts';

/** Freezes the text as a revision and hands it to the desk's editors. */
export const submitDraft = verbOn('submit', async (tx, actor, found) => {
  const { release, facts } = found;
  const revision = await freezeRevision(tx, actor, found);
  const done = await moveTo(tx, actor, found, 'submitted');
  await enqueue(tx, 'notify-review', { releaseId: release.id, event: 'submitted', by: actor.name });
  await recordEvent(tx, actor, {
    type: 'draft.submitted',
    ...subject(found),
    data: { version: done.version, revision, contentHash: facts.contentHash },
  });
  return done;
});

/** Takes a submitted text back to go on writing. */
export const recallDraft = verbOn('recall', async (tx, actor, found) => {
  await endApprovals(tx, actor, found, 'the text was recalled');
  const done = await moveTo(tx, actor, found, 'draft');
  await recordEvent(tx, actor, { type: 'draft.recalled', ...subject(found), data: { version: done.version } });
  return done;
});

function submittedRevision({ draft }: LoadedDraft) {
  const revision = draft.revisions[0];
  if (!revision) throw new Error(`submitted draft ${draft.id} has no revision`);
  return revision;
}

/** Sends the text back to its officer, with the reason. */
export const requestChanges = verbOn<ReasonInput>('requestChanges', async (tx, actor, found, { reason }) => {
  const revision = submittedRevision(found);
  if (actor.id === null) throw new Error('a review needs a person');
  await endApprovals(tx, actor, found, 'changes were requested');
  await tx.review.create({
    data: {
      releaseId: found.release.id,
      draftId: found.draft.id,
      revisionId: revision.id,
      contentHash: revision.contentHash,
      editorId: actor.id,
      decision: 'changes-requested',
      reason,
    },
    select: { id: true },
  });
  const done = await moveTo(tx, actor, found, 'changes-requested');
  await enqueue(tx, 'notify-review', { releaseId: found.release.id, event: 'changes-requested', by: actor.name });
  await recordEvent(tx, actor, {
    type: 'draft.changes-requested',
    ...subject(found),
    data: { version: done.version, revision: revision.number, reason },
  });
  return done;
});

/** Approves exactly the text of the submitted revision. */
export const approveDraft = verbOn<ApproveInput>('approve', async (tx, actor, found, { note = '' }) => {
  const { release, draft, facts } = found;
  const revision = submittedRevision(found);
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
  const done = await moveTo(tx, actor, found, stateAfterApproval(facts));
  if (done.state === 'approved')
    await enqueue(tx, 'notify-review', { releaseId: release.id, event: 'approved', by: actor.name });
  await recordEvent(tx, actor, {
    type: 'draft.approved',
    ...subject(found),
    data: {
      version: done.version,
      revision: revision.number,
      contentHash: facts.contentHash,
      approvals: facts.approvals.length + 1,
      needed: facts.approvalsNeeded,
      ...(note === '' ? {} : { note }),
    },
  });
  return done;
});

/** Opens an approved text for writing again; its approvals end and the approvers are told. */
export const editApproved = verbOn('edit', async (tx, actor, found) => {
  const endedApprovals = await endApprovals(tx, actor, found, 'the text was opened for changes');
  const done = await moveTo(tx, actor, found, 'draft');
  await recordEvent(tx, actor, {
    type: 'draft.reopened',
    ...subject(found),
    data: { version: done.version, endedApprovals },
  });
  return done;
});

/**
 * A correction that is set aside leaves the published text to be looked at. That takes over the version and the name of
 * who set it aside: a screen that still shows the correction is told by whom and when, and its version stands for nothing else.
 */
async function leavePublished(tx: Tx, actor: Actor, { draft, now }: LoadedDraft, { version }: Done) {
  if (draft.kind !== 'correction') return;
  const { id } = await tx.draft.findFirstOrThrow({
    where: { releaseId: draft.releaseId, state: 'published' },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  });
  const data = { version, updatedById: actor.id, updatedAt: now };
  await tx.draft.update({ where: { id }, data, select: { id: true } });
}

/** Sets a draft aside. Nothing is deleted; `restoreDraft` brings it back. */
export const discardDraft = verbOn('discard', async (tx, actor, found) => {
  await endApprovals(tx, actor, found, 'the text was discarded');
  const done = await moveTo(tx, actor, found, 'discarded');
  await leavePublished(tx, actor, found, done);
  await recordEvent(tx, actor, { type: 'draft.discarded', ...subject(found), data: { version: done.version } });
  return done;
});

/** Brings a discarded draft back. */
export const restoreDraft = verbOn('restore', async (tx, actor, found) => {
  const done = await moveTo(tx, actor, found, 'draft');
  await recordEvent(tx, actor, { type: 'draft.restored', ...subject(found), data: { version: done.version } });
  return done;
});
