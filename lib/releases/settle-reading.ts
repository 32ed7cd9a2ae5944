import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import { notFound, ok } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { nothingToAsk, type Reading, settled } from '#lib/text/reader/reading-rules.ts';
import { lockDraft } from './load.ts';
import { refusal } from './rules.ts';
import type { SettleReadingInput, VerbResult } from './schema.ts';

/**
 * Takes a doubt about the text that was brought in from the page: a writer has answered it. The
 * text and its version stay.
 */
export const settleReading = command<SettleReadingInput, VerbResult>(async (tx, actor, { releaseId, about }) => {
  const current = await lockDraft(tx, releaseId);
  if (!current) return notFound();
  const { draft, facts } = current;
  const refused = refusal('save', actor, facts, null);
  if (refused) return refused;
  const reading = settled((draft.reading as Reading | null) ?? nothingToAsk, about);
  await tx.draft.update({ where: { id: draft.id }, data: { reading: reading as object }, select: { id: true } });
  await recordEvent(tx, actor, { type: 'draft.reading-settled', releaseId, deskId: facts.deskId, data: { about } });
  return ok({ releaseId, version: draft.version, state: facts.state });
});
