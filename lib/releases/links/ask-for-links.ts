// Leaves the links of drafts to the worker.
import 'server-only';
import type { Tx } from '#lib/core/db.ts';
import { enqueue } from '#lib/core/jobs.ts';
import type { Content } from '#lib/text/schema.ts';
import { addressesOf } from '../preflight/link-rules.ts';
import type { PreflightSettings } from '../preflight/schema.ts';
import { settleSeconds } from './link-checks-rules.ts';
import { addressesToAsk } from './link-queries.ts';

/** Has the links of a text checked, where the house wants it and an answer is missing or old. */
export async function askForLinks(
  tx: Tx,
  { ranks }: PreflightSettings,
  releaseId: string,
  content: Content,
): Promise<void> {
  if (ranks.links === 'off') return;
  const addresses = await addressesToAsk(tx, addressesOf(content));
  if (addresses.length > 0) await enqueue(tx, 'check-links', { releaseId }, { startAfter: settleSeconds });
}

const mostDrafts = 500;

/** Has the links of all texts in work checked, when the house begins to check links. */
export async function askForEveryLink(tx: Tx): Promise<void> {
  const drafts = await tx.draft.findMany({
    where: { state: { in: ['draft', 'changes-requested'] } },
    orderBy: { updatedAt: 'desc' },
    take: mostDrafts,
    select: { releaseId: true },
  });
  for (const { releaseId } of drafts) await enqueue(tx, 'check-links', { releaseId });
}
