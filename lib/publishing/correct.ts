import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import { appendToRegister } from '#lib/audit/register.ts';
import type { OnWhatGround } from '#lib/audit/rules.ts';
import type { Actor } from '#lib/core/actor.ts';
import { publicMoment } from '#lib/core/clock.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok, type Result } from '#lib/core/result.ts';
import { transact } from '#lib/core/transact.ts';
import { type LoadedDraft, lockDraft, publicFactsOf, versionAbove } from '#lib/releases/load.ts';
import { refusalToCorrect } from '#lib/releases/public-rules.ts';
import { alsoStale } from '#lib/releases/rules.ts';
import type { Done, ReleaseInput } from '#lib/releases/schema.ts';
import { hashOf, insertEdition, renderContent } from './freeze.ts';
import { publicPlace } from './place.ts';

/** The newest draft of a release is its latest, also where the clock has been set back meanwhile. */
const behind = (former: Date, now: Date) => new Date(Math.max(now.getTime(), former.getTime() + 1));

/** Opens a draft with the published text. Nobody has written in it yet: who changes it from here on is its writer. */
export function startCorrection(actor: Actor, input: ReleaseInput): Promise<Result<Done>> {
  return transact(actor, async (tx) => {
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
}

/** The frozen text behind an edition, and what allowed its publication. */
export type Ground = { revision: number } & OnWhatGround;

/** Freezes edition n+1 beside the earlier ones: same number, same address, a public note of what changed. */
export async function freezeCorrection(tx: Tx, actor: Actor, found: LoadedDraft, ground: Ground) {
  const { release, content } = found;
  const now = await publicMoment(tx);
  const { releaseId, publishedAt: _first, ...line } = publicPlace(found);
  const edition = release.edition + 1;
  const note = content.note ?? '';
  const rendered = renderContent(content);
  const place = {
    ...publicPlace(found),
    edition,
    note,
    desk: { key: release.desk.key, name: await deskNameOf(tx, releaseId) },
    publishedAt: now,
  };
  const contentHash = hashOf(place, content, rendered);
  await insertEdition(tx, { place, content, rendered, contentHash });
  await tx.publicRelease.update({
    where: { id: releaseId },
    data: { edition, headline: content.headline, changedAt: now },
    select: { id: true },
  });
  await appendToRegister(tx, {
    ...line,
    releaseId,
    kind: 'corrected',
    period: line.period.key,
    edition,
    contentHash,
    note,
  });
  await recordEvent(tx, actor, {
    type: 'release.corrected',
    releaseId,
    deskId: release.deskId,
    data: { edition, label: line.label, contentHash, note, ...ground },
  });
  return { named: Promise.resolve(line), place: null };
}

/** The desk as the first edition printed it. */
async function deskNameOf(tx: Tx, releaseId: string): Promise<string> {
  return (await tx.publicRelease.findUniqueOrThrow({ where: { id: releaseId }, select: { deskName: true } })).deskName;
}
