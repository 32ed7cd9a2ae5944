import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok, type Result, refuse } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { askForLinks } from './links/ask-for-links.ts';
import { preflightOf } from './preflight/settings-rules.ts';
import { refusalToTranslate } from './public-rules.ts';
import { refusalOfClosedDesk, refusalToCreate } from './rules.ts';
import type { Reading } from '#lib/text/reader/reading-rules.ts';
import type { VerbResult, TranslateInput } from './schema.ts';
import { firstContent } from './write.ts';

/** The original’s public row: the translator may not see the original’s desk. */
async function publicOriginal(tx: Tx, id: string) {
  const original = await tx.publicRelease.findUnique({ where: { id } });
  if (!original) return null;
  const series = await tx.series.findUnique({ where: { key: original.series } });
  return series && { ...original, seriesRow: series };
}

/**
 * Starts a translation of a published release. It is a release of its own with the original’s
 * number.
 */
export const startTranslation = command(async (tx, actor, input: TranslateInput): Promise<Result<VerbResult>> => {
  const original = await publicOriginal(tx, input.originalId);
  if (!original) return notFound('The original');
  const desk = await tx.desk.findUnique({ where: { key: input.desk ?? original.deskKey } });
  if (!desk) return notFound('This desk');
  const house = await tx.house.findUniqueOrThrow({ where: { id: 1 } });
  const { series, periodStart, number } = original;
  const siblings = await tx.publicRelease.findMany({
    where: { series, periodStart, number },
    select: { language: true },
  });
  const others = siblings.map((row) => row.language);
  const refused =
    refusalToCreate(actor, desk.id) ??
    refusalOfClosedDesk({ key: desk.key, isClosed: desk.closedAt !== null }) ??
    refusalToTranslate(original, input.language, house.languages, others);
  if (refused) return refused;
  if (input.series !== undefined && input.series !== series)
    return refuse('invalid', {
      code: 'series',
      field: 'series',
      message: `${original.label} stands in the series ${series}, and so does its translation. Leave the series out.`,
      params: { key: series, label: original.label },
    });
  const start = firstContent(input, { endMark: house.endMark, language: input.language, now: original.publishedAt });
  if ('refused' in start) return start.refused;
  const releaseId = await createTranslation(tx, actor, {
    original,
    desk,
    language: input.language,
    start: start,
  });
  if (releaseId === null)
    return refuse('conflict', {
      code: 'translation-started',
      field: 'language',
      message: `Somebody has started to translate ${original.label} into this language. If it was discarded, restore it.`,
      params: { label: original.label },
    });
  await askForLinks(tx, preflightOf(house.preflight), releaseId, start.content);
  await recordEvent(tx, actor, {
    type: 'release.created',
    releaseId,
    deskId: desk.id,
    data: {
      series: original.series,
      language: input.language,
      from: start.from,
      pastedLabel: start.pastedLabel,
      originalId: original.id,
    },
  });
  return ok({ releaseId, version: 1, state: 'draft' });
});

type Translation = {
  original: NonNullable<Awaited<ReturnType<typeof publicOriginal>>>;
  desk: { id: string };
  language: string;
  start: { content: { headline: string }; pastedLabel: string | null; reading: Reading };
};

/** Returns the new id; null if a translation into this language exists, visible or not. */
async function createTranslation(tx: Tx, actor: Actor, { original, desk, language, start }: Translation) {
  const { content } = start;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO newsroom.release (series_id, desk_id, language, original_id, created_by_id)
    VALUES (${original.seriesRow.id}::uuid, ${desk.id}::uuid, ${language}, ${original.id}::uuid, ${actor.id}::uuid)
    ON CONFLICT (original_id, language) WHERE original_id IS NOT NULL DO NOTHING RETURNING id`;
  const id = rows[0]?.id;
  if (id === undefined) return null;
  await tx.draft.create({
    data: {
      releaseId: id,
      content: content as object,
      headline: content.headline,
      pastedLabel: start.pastedLabel,
      reading: start.reading as object,
      writers: actor.id ? [actor.id] : [],
      createdById: actor.id,
      updatedById: actor.id,
    },
    select: { id: true },
  });
  return id;
}
