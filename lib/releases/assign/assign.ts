import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { notify } from '#lib/notices/commands.ts';
import { assignableRoles, refusalToAssign } from './assign-rules.ts';
import { keepBeforeStep } from '#lib/releases/history/keep.ts';
import { lockDraft } from '#lib/releases/load.ts';
import { subject } from '#lib/releases/move.ts';
import type { AssignInput, VerbResult } from '#lib/releases/schema.ts';

/** Who may sign in and holds one of the roles that work on a draft, on this desk or the house. */
export const ofDesk = (deskId: string) => ({
  disabledAt: null,
  grants: { some: { role: { in: [...assignableRoles] }, OR: [{ deskId }, { deskId: null }] } },
});

/** The person of the desk whom the input names; null if there is none. */
function personOf(tx: Tx, deskId: string, who: { id: string } | { email: string }) {
  return tx.userAccount.findFirst({ where: { ...who, ...ofDesk(deskId) }, select: { id: true, name: true } });
}

/** Whom the input names; null for nobody. */
function addressee(input: AssignInput): { id: string } | { email: string } | null {
  if ('email' in input) return input.email === null ? null : { email: input.email };
  return input.userId === null ? null : { id: input.userId };
}

/**
 * Assigns the open draft to a person of its desk, or to nobody. The text and its version stay, so
 * that whoever is writing it goes on.
 */
export const assignRelease = command<AssignInput, VerbResult>(async (tx, actor, input) => {
  const { releaseId } = input;
  const current = await lockDraft(tx, releaseId);
  if (!current) return notFound();
  const { draft, facts } = current;
  const { assigneeId, version } = draft;
  const who = addressee(input);
  const to = who && (await personOf(tx, facts.deskId, who));
  const before = 'before' in input ? input.before : undefined;
  const refused = refusalToAssign(actor, { ...facts, assigneeId }, who && { isOfDesk: to !== null }, before);
  if (refused) return refused;
  const userId = to?.id ?? null;
  const result = { releaseId, version, state: facts.state };
  if (userId === assigneeId) return ok(result);
  await keepBeforeStep(tx, current);
  await tx.draft.update({ where: { id: draft.id }, data: { assigneeId: userId }, select: { id: true } });
  if (userId !== null) await notify(tx, actor, 'assigned', subject(current), { addressees: [userId] });
  await recordEvent(tx, actor, {
    type: 'draft.assigned',
    ...subject(current),
    data: { userId, name: to?.name ?? null, beforeId: assigneeId },
  });
  return ok(result);
});
