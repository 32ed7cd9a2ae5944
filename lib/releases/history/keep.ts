import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import type { LoadedDraft } from '#lib/releases/load.ts';
import type { Content } from '#lib/text/schema.ts';
import { countWords, type Why, whyKept } from './rules.ts';

/** Writes the draft's text as a checkpoint, unless it is empty, or kept already. */
async function keepText(tx: Tx, { release, draft, content, facts, newestCheckpoint }: LoadedDraft, why: Why) {
  if ([newestCheckpoint?.contentHash, draft.revisions[0]?.contentHash].includes(facts.contentHash)) return;
  const words = countWords(content);
  if (words === 0) return;
  await tx.checkpoint.create({
    data: {
      releaseId: release.id,
      content: content as object,
      contentHash: facts.contentHash,
      words,
      why,
      writtenById: draft.updatedById,
      writtenAt: draft.updatedAt,
    },
    select: { id: true },
  });
}

/** Keeps the text before a step that is no writing. What stands still is a revision already. */
export async function keepBeforeStep(tx: Tx, current: LoadedDraft): Promise<void> {
  if (['draft', 'changes-requested'].includes(current.facts.state)) await keepText(tx, current, 'step');
}

/** Keeps the text before `after` takes its place, where the rules say so. */
export async function keepBeforeSave(tx: Tx, actor: Actor, current: LoadedDraft, after: Content): Promise<void> {
  const { draft, content, newestCheckpoint, now } = current;
  const why = whyKept({
    now,
    newestAt: newestCheckpoint?.writtenAt ?? draft.createdAt,
    isOthers: draft.updatedById !== actor.id,
    before: content,
    after,
  });
  if (why) await keepText(tx, current, why);
}
