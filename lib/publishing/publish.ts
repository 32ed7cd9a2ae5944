import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { inLanguage } from '#lib/core/languages.ts';
import { notFound, ok, type Result, refuse } from '#lib/core/result.ts';
import { transact } from '#lib/core/transact.ts';
import { type PeriodKind, pathOf } from '#lib/numbering/rules.ts';
import { type LoadedDraft, lockDraft } from '#lib/releases/load.ts';
import { refusal } from '#lib/releases/rules.ts';
import type { Published, PublishInput } from '#lib/releases/schema.ts';
import { freezeCorrection } from './correct.ts';
import { freezeFirstEdition, renderContent } from './freeze.ts';
import { takeNumber } from './take-number.ts';

/** The prefix of an address: none for the house's first language. */
async function languagePrefix(tx: Tx, language: string): Promise<string | null> {
  const house = await tx.house.findUniqueOrThrow({ where: { id: 1 }, select: { languages: true } });
  return house.languages[0] === language ? null : language;
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
  const contentHash = await freezeFirstEdition(tx, { place, content, rendered });
  return ok({ place, contentHash });
}

/** The first edition: number, address, text; the release learns its place. */
async function freezeFirst(tx: Tx, actor: Actor, found: LoadedDraft, reservationId?: string) {
  const { release, draft, facts } = found;
  const frozen = await takeNumberAndFreeze(tx, found, reservationId);
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
  const revision = draft.revisions[0]?.number ?? 0;
  const record = () =>
    recordEvent(tx, actor, {
      type: 'release.published',
      releaseId: release.id,
      deskId: release.deskId,
      data: {
        edition: 1,
        label: place.label,
        path: place.path,
        period: place.period.key,
        number: place.number,
        revision,
        approvedHash: facts.contentHash,
        contentHash,
      },
    });
  return ok({ label: place.label, path: place.path, at: place.publishedAt, record });
}

function withdrawnMeanwhile(label: string | null) {
  return refuse('conflict', {
    code: 'withdrawn',
    message: `${label} was withdrawn meanwhile. Reinstate it first, then publish the correction.`,
  });
}

/**
 * Publishes an approved text: a first edition under the next number of its series, a correction as the next edition
 * under its own. One transaction: if any part fails, nothing has happened and no number is lost; if it is
 * acknowledged, it is durable.
 */
export function publishRelease(actor: Actor, input: PublishInput): Promise<Result<Published>> {
  return transact(actor, async (tx) => {
    const found = await lockDraft(tx, input.releaseId);
    if (!found) return notFound();
    const { release, draft, facts } = found;
    const refused = refusal('publish', actor, facts, input.version);
    if (refused) return refused;
    if (draft.kind === 'correction' && release.publicState !== 'published') return withdrawnMeanwhile(release.label);
    const frozen =
      draft.kind === 'correction'
        ? ok(await freezeCorrection(tx, actor, found))
        : await freezeFirst(tx, actor, found, input.reservationId);
    if (!frozen.ok) return frozen;
    const { label, path, at, record } = frozen.value;
    const done = await tx.draft.update({
      where: { id: draft.id },
      data: { state: 'published', version: { increment: 1 }, updatedById: actor.id, updatedAt: at },
      select: { version: true },
    });
    await record();
    return ok({
      releaseId: release.id,
      version: done.version,
      state: 'published',
      label,
      path,
    });
  });
}
