import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import { notFound, ok, type Result } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { lockDraft, publicFactsOf, versionAbove } from '#lib/releases/load.ts';
import { refusalToCorrect } from '#lib/releases/public-rules.ts';
import { alsoStale } from '#lib/releases/rules.ts';
import type { VerbResult, ReleaseInput } from '#lib/releases/schema.ts';

/**
 * A later moment than the former draft’s, even if the clock was set back: the newest draft counts.
 */
const laterThan = (former: Date, now: Date) => new Date(Math.max(now.getTime(), former.getTime() + 1));

/**
 * Opens a correction: a draft with the published text. It has no writers until somebody changes it.
 */
export const startCorrection = command(async (tx, actor, input: ReleaseInput): Promise<Result<VerbResult>> => {
  const current = await lockDraft(tx, input.releaseId);
  if (!current) return notFound();
  const { release, facts, content, now } = current;
  const inPublic = await publicFactsOf(tx, current);
  const refused = alsoStale(refusalToCorrect(actor, inPublic), facts, input.version);
  if (refused) return refused;
  const { note: _former, ...text } = content;
  const draft = await tx.draft.create({
    data: {
      releaseId: release.id,
      version: await versionAbove(tx, release.id),
      kind: 'correction',
      content: text as object,
      headline: text.headline,
      createdById: actor.id,
      createdAt: laterThan(current.draft.createdAt, now),
      updatedById: actor.id,
      updatedAt: now,
    },
    select: { version: true },
  });
  await recordEvent(tx, actor, {
    type: 'correction.started',
    releaseId: release.id,
    deskId: release.deskId,
    data: { edition: release.edition + 1 },
  });
  return ok({ releaseId: release.id, version: draft.version, state: 'draft' });
});
