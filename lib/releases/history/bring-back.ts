import 'server-only';
import type { Tx } from '#lib/core/db.ts';
import { command } from '#lib/core/transact.ts';
import type { BringBackInput } from './bring-back-schema.ts';
import { storeText } from '#lib/releases/write.ts';

/** The text of a checkpoint or revision of the release; null if it has no such text. */
async function earlierText(tx: Tx, { releaseId, checkpointId, revision }: BringBackInput) {
  if (checkpointId !== undefined) {
    const kept = await tx.checkpoint.findUnique({ where: { id: checkpointId, releaseId } });
    return kept && { content: kept.content, from: { checkpointId, writtenAt: kept.writtenAt.toISOString() } };
  }
  const submitted = await tx.revision.findFirst({ where: { releaseId, number: revision ?? 0 } });
  return submitted && { content: submitted.content, from: { revision: submitted.number } };
}

/**
 * Brings an earlier text back: it becomes the draft’s text as any text that is saved, by whoever
 * may save. The text before it is kept.
 */
export const bringBack = command((tx, actor, input: BringBackInput) =>
  storeText(tx, actor, input, () => earlierText(tx, input)),
);
