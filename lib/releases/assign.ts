import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { notify } from '#lib/notices/commands.ts';
import { assignableRoles, refusalToAssign } from './assign-rules.ts';
import { lockDraft } from './load.ts';
import { subject } from './move.ts';
import type { AssignInput, VerbResult } from './schema.ts';

/** Who may sign in and holds one of the roles that work on a draft, on this desk or the house. */
export const ofDesk = (deskId: string) => ({
  disabledAt: null,
  grants: { some: { role: { in: [...assignableRoles] }, OR: [{ deskId }, { deskId: null }] } },
});

async function candidate(tx: Tx, deskId: string, id: string) {
  const user = await tx.userAccount.findFirst({ where: { id, ...ofDesk(deskId) }, select: { name: true } });
  return { id, isOfDesk: user !== null, name: user?.name ?? null };
}

/**
 * Assigns the open draft to a person of its desk, or to nobody. The text and its version stay, so
 * that whoever is writing it goes on.
 */
export const assignRelease = command<AssignInput, VerbResult>(async (tx, actor, { releaseId, userId, before }) => {
  const current = await lockDraft(tx, releaseId);
  if (!current) return notFound();
  const { draft, facts } = current;
  const { assigneeId, version } = draft;
  const to = userId === null ? null : await candidate(tx, facts.deskId, userId);
  const refused = refusalToAssign(actor, { ...facts, assigneeId }, to, before);
  if (refused) return refused;
  const result = { releaseId, version, state: facts.state };
  if (userId === assigneeId) return ok(result);
  await tx.draft.update({ where: { id: draft.id }, data: { assigneeId: userId }, select: { id: true } });
  if (userId !== null) await notify(tx, actor, 'assigned', subject(current), { addressees: [userId] });
  await recordEvent(tx, actor, {
    type: 'draft.assigned',
    ...subject(current),
    data: { userId, name: to?.name ?? null, beforeId: assigneeId },
  });
  return ok(result);
});
