import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import { notFound, ok, type Result } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { lockDraft, publicFactsOf, versionAbove } from '#lib/releases/load.ts';
import { refusalToCorrect } from '#lib/releases/public-rules.ts';
import { alsoStale } from '#lib/releases/rules.ts';
import type { Done, ReleaseInput } from '#lib/releases/schema.ts';

/** The newest draft of a release is its latest, also where the clock has been set back meanwhile. */
const behind = (former: Date, now: Date) => new Date(Math.max(now.getTime(), former.getTime() + 1));

/** Opens a draft with the published text. Nobody has written in it yet: who changes it from here on is its writer. */
export const startCorrection = command(async (tx, actor, input: ReleaseInput): Promise<Result<Done>> => {
  const found = await lockDraft(tx, input.releaseId);
  if (!found) return notFound();
  const { release, facts, content, now } = found;
  const inPublic = await publicFactsOf(tx, found);
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
      createdAt: behind(found.draft.createdAt, now),
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
