import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok, type Reason } from '#lib/core/result.ts';
import { type Command, command } from '#lib/core/transact.ts';
import { notify } from '#lib/notices/commands.ts';
import { type LoadedDraft, lockDraft, versionAbove, withOutside } from './load.ts';
import type { Need } from './needs-rules.ts';
import { refusal, type Verb, workflow } from './rules.ts';
import type { DraftState } from './state-rules.ts';
import type { VerbResult, VerbInput } from './schema.ts';

/**
 * Locks and loads a draft for a verb. Where the text has to be complete, every check of the house
 * is made.
 */
export async function lockDraftFor(tx: Tx, verb: Verb, releaseId: string): Promise<LoadedDraft | null> {
  const current = await lockDraft(tx, releaseId);
  const needs: readonly Need[] = workflow[verb].needs;
  return current && needs.includes('complete') ? withOutside(tx, current) : current;
}

/** Makes the command of a verb: lock, check the rules, then `apply`. */
export function verbOn<Input extends VerbInput>(
  verb: Verb,
  apply: (tx: Tx, actor: Actor, current: LoadedDraft, input: Input) => Promise<VerbResult>,
): Command<Input, VerbResult> {
  return command(async (tx, actor, input) => {
    const current = await lockDraftFor(tx, verb, input.releaseId);
    if (!current) return notFound();
    return refusal(verb, actor, current.facts, input.version) ?? ok(await apply(tx, actor, current, input));
  });
}

/** Clears the schedule and the missed schedule. Every move does this. */
export const noSchedule = {
  publishAt: null,
  scheduledById: null,
  missedAt: null,
  missedBecause: null,
  missedReasons: [],
};

/** A schedule that was not kept: its time and every reason. */
export const missed = (missedAt: Date, missedReasons: Reason[]) => ({
  missedAt,
  missedBecause: missedReasons.map(({ message }) => message).join(' '),
  missedReasons,
});
type Schedule = { publishAt: Date; scheduledById: string } | ReturnType<typeof missed>;

/** Sets a draft’s state and raises its version. Only `publishIn` sets states too. */
export async function moveTo(
  tx: Tx,
  actor: Actor,
  { draft, now }: LoadedDraft,
  state: DraftState,
  schedule?: Schedule,
): Promise<VerbResult> {
  const moved = await tx.draft.update({
    where: { id: draft.id },
    data: {
      ...noSchedule,
      ...schedule,
      state,
      version: { increment: 1 },
      updatedById: actor.id,
      updatedAt: now,
    },
    select: { version: true },
  });
  return { releaseId: draft.releaseId, version: moved.version, state };
}

/**
 * Raises the version after a change of the public release. An open correction keeps its version,
 * since its text did not change. Returns the version.
 */
export async function raiseVersion(tx: Tx, actor: Actor, { draft, facts, now }: LoadedDraft): Promise<number> {
  if (facts.state !== 'published') return draft.version;
  const raised = await tx.draft.update({
    where: { id: draft.id },
    data: { version: await versionAbove(tx, draft.releaseId), updatedById: actor.id, updatedAt: now },
    select: { version: true },
  });
  return raised.version;
}

/** Ends all approvals of a draft and notifies the approvers. Returns how many there were. */
export async function endApprovals(tx: Tx, actor: Actor, current: LoadedDraft, because: string): Promise<number> {
  const { draft, facts, now } = current;
  const ended = await tx.review.updateMany({
    where: { draftId: draft.id, decision: 'approved', endedAt: null },
    data: { endedAt: now, endedBecause: because },
  });
  const approvers = facts.approvals.map(({ editorId }) => editorId);
  if (ended.count > 0) await notify(tx, actor, 'approval-ended', subject(current), { approvers });
  return ended.count;
}

/** The release and desk of an event. */
export const subject = ({ release }: LoadedDraft) => ({ releaseId: release.id, deskId: release.deskId });

/** The next revision number of the release. The caller holds its lock. */
async function nextRevision(tx: Tx, { draft }: LoadedDraft): Promise<number> {
  if (draft.kind === 'first') return (draft.revisions[0]?.number ?? 0) + 1;
  const { releaseId } = draft;
  const { _max: last } = await tx.revision.aggregate({ where: { releaseId }, _max: { number: true } });
  return (last.number ?? 0) + 1;
}

/** Keeps an immutable copy of the text with its hash and writers. Returns its number. */
export async function freezeRevision(tx: Tx, actor: Actor, current: LoadedDraft): Promise<number> {
  const { draft, content, facts, now } = current;
  const { number } = await tx.revision.create({
    data: {
      releaseId: draft.releaseId,
      draftId: draft.id,
      number: await nextRevision(tx, current),
      content: content as object,
      contentHash: facts.contentHash,
      writers: draft.writers,
      createdById: actor.id,
      createdAt: now,
    },
    select: { number: true },
  });
  return number;
}
