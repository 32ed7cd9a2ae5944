import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Actor } from '#lib/core/actor.ts';
import { publicMoment } from '#lib/core/time/clock.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok, type Result } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { lockDraft, publicFactsOf } from '#lib/releases/load.ts';
import { raiseVersion } from '#lib/releases/move.ts';
import { type PublicVerb, publicWorkflow, refusalInPublic } from '#lib/releases/public-rules.ts';
import { alsoStale } from '#lib/releases/rules.ts';
import type { VerbResult, PublicReasonInput, WithdrawInput } from '#lib/releases/schema.ts';
import { announce } from './freeze.ts';
import { publicImprint, registerLine } from './imprint.ts';

/**
 * Removes the texts of all editions, their forms and all files from `pub`; labels, dates, notes and
 * hashes stay.
 */
async function removeTexts(tx: Tx, releaseId: string, at: Date) {
  await tx.$executeRaw`
    UPDATE pub.edition SET removed_at = ${at}, content = NULL, html = NULL, text = NULL, search = NULL
    WHERE release_id = ${releaseId}::uuid AND removed_at IS NULL`;
  await tx.$executeRaw`
    UPDATE pub.file SET removed_at = ${at}, bytes = NULL WHERE release_id = ${releaseId}::uuid AND removed_at IS NULL`;
  await tx.publicForm.deleteMany({ where: { releaseId } });
}

/** Withdraws or reinstates. @param keepText false removes the texts from the public schema */
async function changePublicState(
  tx: Tx,
  actor: Actor,
  verb: PublicVerb,
  input: PublicReasonInput,
  keepText: boolean,
): Promise<Result<VerbResult>> {
  const current = await lockDraft(tx, input.releaseId);
  if (!current) return notFound();
  const { release, facts } = current;
  const refused = alsoStale(refusalInPublic(verb, actor, await publicFactsOf(tx, current)), facts, input.version);
  if (refused) return refused;
  const { to } = publicWorkflow[verb];
  const imprint = publicImprint(current);
  const now = await publicMoment(tx);
  await tx.publicRelease.update({
    where: { id: release.id },
    data: { state: to, changedAt: now, ...(keepText ? {} : { headline: '' }) },
    select: { id: true },
  });
  if (!keepText) await removeTexts(tx, release.id, now);
  const edition = await tx.publicEdition.findUniqueOrThrow({
    where: { releaseId_edition: { releaseId: release.id, edition: release.edition } },
    select: { contentHash: true },
  });
  await announce(tx, [release.id]);
  const version = await raiseVersion(tx, actor, current);
  const kind = verb === 'withdraw' ? 'withdrawn' : 'reinstated';
  const { contentHash } = edition;
  const event = {
    type: `release.${kind}` as const,
    releaseId: release.id,
    deskId: release.deskId,
    data: { label: imprint.label, edition: release.edition, reason: input.reason, keepText },
  };
  await recordEvent(tx, actor, event, [registerLine(imprint, { kind, contentHash, note: input.reason })]);
  return ok({ releaseId: release.id, version, state: facts.state });
}

/**
 * Withdraws a published release. Number and address stay, with date and reason. The editor decides
 * whether the text stays readable or is removed from the public schema.
 */
export const withdrawRelease = command((tx, actor, input: WithdrawInput) =>
  changePublicState(tx, actor, 'withdraw', input, input.keepText),
);

/** Publishes a withdrawn release again. Its text must still be there. */
export const reinstateRelease = command((tx, actor, input: PublicReasonInput) =>
  changePublicState(tx, actor, 'reinstate', input, true),
);
