import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { databaseNow } from '#lib/core/clock.ts';
import { inLanguage } from '#lib/core/languages.ts';
import { notFound, ok, type Result, refuse } from '#lib/core/result.ts';
import { transact } from '#lib/core/transact.ts';
import { type AllottedNumber, allotNumber } from '#lib/numbering/commands.ts';
import { takeReserved } from '#lib/numbering/reservations.ts';
import { type PeriodKind, pathOf } from '#lib/numbering/rules.ts';
import { type LoadedDraft, lockDraft } from '#lib/releases/load.ts';
import { refusal } from '#lib/releases/rules.ts';
import type { Published, PublishInput } from '#lib/releases/schema.ts';
import { freezeFirstEdition, renderContent } from './freeze.ts';

/** The prefix of an address: none for the house's first language. */
async function languagePrefix(tx: Tx, language: string): Promise<string | null> {
  const house = await tx.house.findUniqueOrThrow({ where: { id: 1 }, select: { languages: true } });
  return house.languages[0] === language ? null : language;
}

/** A translation has the number of its original, which must stand while it is published. */
async function numberOfOriginal(tx: Tx, originalId: string): Promise<Result<Omit<AllottedNumber, 'at'>>> {
  await tx.$executeRaw`SELECT 1 FROM pub.release WHERE id = ${originalId}::uuid FOR SHARE`;
  const original = await tx.publicRelease.findUniqueOrThrow({ where: { id: originalId } });
  if (original.state !== 'published') {
    const message = `${original.label}, of which this is a translation, is withdrawn. Publish this once it is reinstated.`;
    return refuse('conflict', { code: 'original-withdrawn', message });
  }
  const period = { key: original.period, start: original.periodStart.toISOString().slice(0, 10) };
  return ok({ number: original.number, period, label: original.label });
}

/** The number of a first edition: a reserved one, its original's, or the next. Each is locked to the commit. */
async function takeNumber(tx: Tx, { release }: LoadedDraft, reservationId?: string): Promise<Result<AllottedNumber>> {
  const taken = reservationId
    ? await takeReserved(tx, reservationId, release)
    : release.originalId
      ? await numberOfOriginal(tx, release.originalId)
      : null;
  if (taken === null) return ok(await allotNumber(tx, release.series));
  return taken.ok ? ok({ ...taken.value, at: await databaseNow(tx) }) : taken;
}

/** Takes the number and freezes the text; the counter is locked from here to the commit, so everything else is done before. */
async function takeNumberAndFreeze(tx: Tx, found: LoadedDraft, reservationId?: string) {
  const { release, content } = found;
  const rendered = renderContent(content);
  const inLanguageOf = await languagePrefix(tx, release.language);
  const taken = await takeNumber(tx, found, reservationId);
  if (!taken.ok) return taken;
  const { number, period, label, at: publishedAt } = taken.value;
  const path = pathOf(release.series.key, release.series.period as PeriodKind, period, number, inLanguageOf);
  const desk = { key: release.desk.key, name: inLanguage(release.desk.names, release.language) };
  const place = {
    releaseId: release.id,
    series: release.series.key,
    period,
    number,
    label,
    path,
    language: release.language,
    desk,
    publishedAt,
  };
  const contentHash = await freezeFirstEdition(tx, place, content, rendered, 'published');
  return ok({ place, contentHash });
}

/**
 * Publishes an approved first edition under the next number of its series. One transaction: if any part fails,
 * nothing has happened and no number is lost; if it is acknowledged, it is durable.
 */
export function publishRelease(actor: Actor, input: PublishInput): Promise<Result<Published>> {
  return transact(actor, async (tx) => {
    const found = await lockDraft(tx, input.releaseId);
    if (!found) return notFound();
    const { release, draft, facts } = found;
    const refused = refusal('publish', actor, facts, input.version);
    if (refused) return refused;
    const frozen = await takeNumberAndFreeze(tx, found, input.reservationId);
    if (!frozen.ok) return frozen;
    const { place, contentHash } = frozen.value;
    await tx.release.update({
      where: { id: release.id },
      data: {
        publicState: 'published',
        period: place.period.key,
        periodStart: new Date(place.period.start),
        number: place.number,
        label: place.label,
        path: place.path,
        edition: 1,
        publishedAt: place.publishedAt,
      },
      select: { id: true },
    });
    const done = await tx.draft.update({
      where: { id: draft.id },
      data: { state: 'published', version: { increment: 1 }, updatedById: actor.id, updatedAt: place.publishedAt },
      select: { version: true },
    });
    await recordEvent(tx, actor, {
      type: 'release.published',
      releaseId: release.id,
      deskId: release.deskId,
      data: {
        edition: 1,
        label: place.label,
        path: place.path,
        period: place.period.key,
        number: place.number,
        revision: draft.revisions[0]?.number ?? 0,
        approvedHash: facts.contentHash,
        contentHash,
        ...(input.reservationId ? { reservationId: input.reservationId } : {}),
        ...(release.originalId ? { originalId: release.originalId } : {}),
      },
    });
    return ok({
      releaseId: release.id,
      version: done.version,
      state: 'published',
      label: place.label,
      path: place.path,
    });
  });
}
