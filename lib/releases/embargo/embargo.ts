import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { objectionsToEmbargo } from './rules.ts';
import { keepBeforeStep } from '#lib/releases/history/keep.ts';
import { type LoadedDraft, lockDraft } from '#lib/releases/load.ts';
import { subject, verbOn } from '#lib/releases/move.ts';
import { refusal } from '#lib/releases/rules.ts';
import type { LiftEmbargoInput, SetEmbargoInput, VerbResult } from '#lib/releases/schema.ts';

type Embargo = { embargoUntil: Date; embargoTerms: string } | { embargoUntil: null; embargoTerms: null };

/** Writes the embargo and raises the version. State, schedule and approvals stay. */
async function write(tx: Tx, actor: Actor, current: LoadedDraft, embargo: Embargo): Promise<VerbResult> {
  const { draft, facts, now } = current;
  await keepBeforeStep(tx, current);
  const { version } = await tx.draft.update({
    where: { id: draft.id },
    data: { ...embargo, version: { increment: 1 }, updatedById: actor.id, updatedAt: now },
    select: { version: true },
  });
  return { releaseId: draft.releaseId, version, state: facts.state };
}

/** Sets the embargo of a text that is not public yet, or changes it. */
export const setEmbargo = command<SetEmbargoInput, VerbResult>(async (tx, actor, input) => {
  const { releaseId, version, until, terms } = input;
  const current = await lockDraft(tx, releaseId);
  if (!current) return notFound();
  const refused = refusal('setEmbargo', actor, current.facts, version, objectionsToEmbargo(until, current.facts));
  if (refused) return refused;
  const result = await write(tx, actor, current, { embargoUntil: until, embargoTerms: terms });
  await recordEvent(tx, actor, {
    type: 'draft.embargo-set',
    ...subject(current),
    data: { version: result.version, until: until.toISOString(), terms },
  });
  return ok(result);
});

/** Lifts the embargo of a text. */
export const liftEmbargo = verbOn<LiftEmbargoInput>('liftEmbargo', async (tx, actor, current, { reason = '' }) => {
  const result = await write(tx, actor, current, { embargoUntil: null, embargoTerms: null });
  await recordEvent(tx, actor, {
    type: 'draft.embargo-lifted',
    ...subject(current),
    data: {
      version: result.version,
      until: current.draft.embargoUntil?.toISOString() ?? '',
      ...(reason === '' ? {} : { reason }),
    },
  });
  return result;
});
