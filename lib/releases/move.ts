import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { enqueue } from '#lib/core/jobs.ts';
import { notFound, ok } from '#lib/core/result.ts';
import { type Command, command } from '#lib/core/transact.ts';
import { type LoadedDraft, lockDraft, versionAbove } from './load.ts';
import { type DraftState, refusal, type Verb } from './rules.ts';
import type { VerbResult, VerbInput } from './schema.ts';

/** The one frame of every verb: lock, ask the rules, refuse with all reasons or write state, record and jobs. */
export function verbOn<Input extends VerbInput>(
  verb: Verb,
  apply: (tx: Tx, actor: Actor, current: LoadedDraft, input: Input) => Promise<VerbResult>,
): Command<Input, VerbResult> {
  return command(async (tx, actor, input) => {
    const current = await lockDraft(tx, input.releaseId);
    if (!current) return notFound();
    return refusal(verb, actor, current.facts, input.version) ?? ok(await apply(tx, actor, current, input));
  });
}

/** What a draft says of schedules: the one that is set, or the one that was missed. Every move forgets them. */
export const noSchedule = { publishAt: null, scheduledById: null, missedAt: null, missedBecause: null };
type Schedule = { publishAt: Date; scheduledById: string } | { missedAt: Date; missedBecause: string };

/** The only writer of a draft's state before publication. */
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
 * A version for what happened to a release in public: it is another one now. The version of a correction that somebody is
 * writing stays, since their text did not change.
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

/** Ends every approval that holds, and tells the approvers; what is not approved any more is read anew. */
export async function endApprovals(
  tx: Tx,
  actor: Actor,
  { draft, now }: LoadedDraft,
  because: string,
): Promise<number> {
  const ended = await tx.review.updateMany({
    where: { draftId: draft.id, decision: 'approved', endedAt: null },
    data: { endedAt: now, endedBecause: because },
  });
  const job = { releaseId: draft.releaseId, event: 'approval-ended', by: actor.name } as const;
  if (ended.count > 0) await enqueue(tx, 'notify-review', job);
  return ended.count;
}

/** Of which release and desk an event tells. */
export const subject = ({ release }: LoadedDraft) => ({ releaseId: release.id, deskId: release.deskId });

/** Nobody else adds one under the lock of the release. A first text has all there are; before a correction's there are others'. */
async function nextRevision(tx: Tx, { draft }: LoadedDraft): Promise<number> {
  if (draft.kind === 'first') return (draft.revisions[0]?.number ?? 0) + 1;
  const { releaseId } = draft;
  const { _max: last } = await tx.revision.aggregate({ where: { releaseId }, _max: { number: true } });
  return (last.number ?? 0) + 1;
}

/** Keeps an immutable copy of the text as it is now, with its hash and everyone who wrote it. Returns its number. */
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
