import 'server-only';
import { refusalUnlessHouse } from '#lib/accounts/rules.ts';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { inLanguage } from '#lib/core/languages.ts';
import { notFound, ok, type Result, refuse } from '#lib/core/result.ts';
import { transact } from '#lib/core/transact.ts';
import { numberingOf, passNumber } from '#lib/numbering/commands.ts';
import { formatLabel, type PeriodKind, pathOf, periodAt } from '#lib/numbering/rules.ts';
import { checkedDocument } from '#lib/releases/document-rules.ts';
import { type Content, contentSchema } from '#lib/releases/schema.ts';
import { freezeFirstEdition, renderContent } from './freeze.ts';

/** A release that was published before Pressmark, with the number and the moment it had. */
export type ArchivedRelease = {
  series: string;
  desk: string;
  language: string;
  number: number;
  publishedAt: Date;
  content: Content;
};

/** Where it was published and as what, or why it cannot be taken. Reads only. */
async function placeOf(tx: Tx, input: ArchivedRelease) {
  const { number, language, publishedAt } = input;
  const series = await tx.series.findUnique({ where: { key: input.series } });
  const desk = await tx.desk.findUnique({ where: { key: input.desk } });
  const house = await tx.house.findUniqueOrThrow({ where: { id: 1 } });
  if (!series) return notFound('This series');
  if (!desk) return notFound('This desk');
  const period = periodAt(numberingOf(series), publishedAt);
  const numbered = { seriesId: series.id, periodStart: new Date(period.start), number };
  const taken = await tx.release.findFirst({ where: { ...numbered, language }, select: { label: true } });
  if (taken) {
    const message = `${taken.label} is in the archive already. Nothing was overwritten.`;
    return refuse('conflict', { code: 'number-taken', message });
  }
  const reserved = await tx.reservation.findFirst({
    where: { ...numbered, state: { not: 'used' } },
    select: { label: true, state: true },
  });
  if (reserved) {
    const message = `${reserved.label} is ${reserved.state === 'void' ? 'void' : 'reserved'} in the register. Nothing was overwritten.`;
    return refuse('conflict', { code: 'number-taken', message });
  }
  const original = await tx.release.findFirst({ where: { ...numbered, originalId: null }, select: { id: true } });
  const label = formatLabel(numberingOf(series), period, number);
  const foreign = house.languages[0] === language ? null : language;
  const path = pathOf(series.key, series.period as PeriodKind, period, number, foreign);
  return ok({ series, desk, period, number, language, publishedAt, label, path, originalId: original?.id ?? null });
}
type Found = Extract<Awaited<ReturnType<typeof placeOf>>, { ok: true }>['value'];

/** The newsroom's own rows of it: a release that is public, and the draft that it was. */
function createPublished(tx: Tx, actor: Actor, found: Found, content: Content) {
  const { series, desk, period, number, language, publishedAt, label, path, originalId } = found;
  const draft = {
    state: 'published',
    content: content as object,
    headline: content.headline,
    createdById: actor.id,
    updatedById: actor.id,
    updatedAt: publishedAt,
  };
  const place = { period: period.key, periodStart: new Date(period.start), number, label, path, publishedAt };
  return tx.release.create({
    data: {
      ...place,
      seriesId: series.id,
      deskId: desk.id,
      language,
      originalId,
      publicState: 'published',
      edition: 1,
      createdById: actor.id,
      drafts: { create: draft },
    },
    select: { id: true },
  });
}

/**
 * Takes a release into the archive as it was published. Refused when its number is taken; the counter of its period
 * ends behind the number.
 */
export function archiveRelease(
  actor: Actor,
  input: ArchivedRelease,
): Promise<Result<{ releaseId: string; path: string }>> {
  return transact(actor, async (tx) => {
    const refused = refusalUnlessHouse(actor);
    if (refused) return refused;
    const parsed = contentSchema.parse(input.content);
    const checked = checkedDocument(parsed.body);
    if ('problem' in checked) return refuse('invalid', checked.problem);
    const content = { ...parsed, body: checked.doc };
    const found = await placeOf(tx, input);
    if (!found.ok) return found;
    const { series, desk, period, number, language, publishedAt, label, path } = found.value;
    const rendered = renderContent(content);
    const { id: releaseId } = await createPublished(tx, actor, found.value, content);
    await passNumber(tx, series, period, number);
    const named = { key: desk.key, name: inLanguage(desk.names, language) };
    const place = { releaseId, series: series.key, period, number, label, path, language, desk: named, publishedAt };
    const contentHash = await freezeFirstEdition(tx, place, content, rendered, 'archived');
    const data = { label, path, period: period.key, number, contentHash };
    await recordEvent(tx, actor, { type: 'release.archived', releaseId, deskId: desk.id, data });
    return ok({ releaseId, path });
  });
}
