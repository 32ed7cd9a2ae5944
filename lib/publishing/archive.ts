import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Actor } from '#lib/core/actor.ts';
import { inLanguage } from '#lib/core/languages.ts';
import { notFound, ok, type Result, refuse } from '#lib/core/result.ts';
import { transact } from '#lib/core/transact.ts';
import { numberingOf, passNumber } from '#lib/numbering/commands.ts';
import { formatLabel, type PeriodKind, pathOf, periodAt } from '#lib/numbering/rules.ts';
import { checkedDocument } from '#lib/releases/document-rules.ts';
import { type Content, contentSchema } from '#lib/releases/schema.ts';
import { freezeFirstEdition, renderContent } from './freeze.ts';

/** A release that was published before Pressmark, with the number and the moment it had. */
export type ArchivedRelease = { series: string; desk: string; language: string; number: number; publishedAt: Date; content: Content };

/**
 * Takes a release into the archive as it was published. Refused when its number is taken; the counter of its period
 * ends behind the number.
 */
export function archiveRelease(actor: Actor, input: ArchivedRelease): Promise<Result<{ releaseId: string; path: string }>> {
  return transact(actor, async (tx) => {
    const series = await tx.series.findUnique({ where: { key: input.series } });
    const desk = await tx.desk.findUnique({ where: { key: input.desk } });
    const house = await tx.house.findUniqueOrThrow({ where: { id: 1 } });
    if (!series) return notFound('This series');
    if (!desk) return notFound('This desk');
    const parsed = contentSchema.parse(input.content);
    const checked = checkedDocument(parsed.body);
    if ('problem' in checked) return refuse('invalid', checked.problem);
    const content = { ...parsed, body: checked.doc };

    const period = periodAt(numberingOf(series), input.publishedAt);
    const periodStart = new Date(period.start);
    const taken = await tx.release.findFirst({ where: { seriesId: series.id, periodStart, number: input.number, language: input.language }, select: { label: true } });
    if (taken) return refuse('conflict', { code: 'number-taken', message: `${taken.label} is in the archive already. Nothing was overwritten.` });

    const original = await tx.release.findFirst({ where: { seriesId: series.id, periodStart, number: input.number, originalId: null }, select: { id: true } });
    const rendered = renderContent(content);
    const label = formatLabel(numberingOf(series), period, input.number);
    const path = pathOf(series.key, series.period as PeriodKind, period, input.number, house.languages[0] === input.language ? null : input.language);
    const release = await tx.release.create({
      data: {
        seriesId: series.id, deskId: desk.id, language: input.language, publicState: 'published', period: period.key, periodStart,
        number: input.number, label, path, edition: 1, publishedAt: input.publishedAt, createdById: actor.id, originalId: original?.id ?? null,
        drafts: { create: { state: 'published', content: content as object, headline: content.headline, createdById: actor.id, updatedById: actor.id, updatedAt: input.publishedAt } },
      },
      select: { id: true },
    });
    await passNumber(tx, series, period, input.number);
    const place = { releaseId: release.id, series: series.key, period, number: input.number, label, path, language: input.language, desk: { key: desk.key, name: inLanguage(desk.names, input.language) }, publishedAt: input.publishedAt };
    const contentHash = await freezeFirstEdition(tx, place, content, rendered, 'archived');
    await recordEvent(tx, actor, { type: 'release.archived', releaseId: release.id, deskId: desk.id, data: { label, path, period: period.key, number: input.number, contentHash } });
    return ok({ releaseId: release.id, path });
  });
}
