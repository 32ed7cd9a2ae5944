import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import { type Actor, holds } from '#lib/core/actor.ts';
import { databaseNow } from '#lib/core/clock.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok, type Result, refuse } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { refusalToCreate } from './rules.ts';
import type { Content } from '#lib/text/schema.ts';
import type { CreateInput, Done } from './schema.ts';
import { firstContent } from './write.ts';

type NamedDesk = { id: string; key: string };

/** The desk that is named, or the only one that can be meant. */
function deskMeant(actor: Actor, key: string | undefined, desks: NamedDesk[]): Result<NamedDesk> {
  if (key !== undefined) {
    const desk = desks.find((one) => one.key === key);
    return desk ? ok(desk) : notFound('This desk');
  }
  const own = desks.filter((desk) => holds(actor, ['officer'], desk.id));
  const [only, another] = own;
  if (only && !another) return ok(only);
  return refuse('invalid', {
    code: 'desk',
    field: 'desk',
    message: only
      ? `Say for which desk: ${own.map((desk) => desk.key).join(', ')}.`
      : 'Say for which desk; you are an officer on none.',
  });
}

type NewRelease = {
  seriesId: string;
  deskId: string;
  language: string;
  pastedLabel: string | null;
  content: Content;
};

/** The release, then its first draft: a policy lets in the draft of a release that is there. Returns the release's id. */
async function insertRelease(tx: Tx, actor: Actor, made: NewRelease): Promise<string> {
  const { content, pastedLabel, ...place } = made;
  const by = { createdById: actor.id, createdAt: await databaseNow(tx) };
  const { id: releaseId } = await tx.release.create({ data: { ...place, ...by }, select: { id: true } });
  await tx.draft.create({
    data: {
      ...by,
      releaseId,
      content: content as object,
      headline: content.headline,
      pastedLabel,
      writers: actor.id ? [actor.id] : [],
      updatedById: actor.id,
      updatedAt: by.createdAt,
    },
    select: { id: true },
  });
  return releaseId;
}

/** Starts a release on a desk, from a whole text in house format or from a blank page. */
export const createRelease = command(async (tx, actor, input: CreateInput): Promise<Result<Done>> => {
  const house = await tx.house.findUniqueOrThrow({ where: { id: 1 }, select: { languages: true, endMark: true } });
  const series = await tx.series.findUnique({ where: { key: input.series }, select: { id: true, key: true } });
  if (!series) return notFound('This series');
  const desks = await tx.desk.findMany({ select: { id: true, key: true }, orderBy: { key: 'asc' } });
  const meant = deskMeant(actor, input.desk, desks);
  if (!meant.ok) return meant;
  const desk = meant.value;
  const refused = refusalToCreate(actor, desk.id);
  if (refused) return refused;
  const language = input.language ?? house.languages[0] ?? 'en';
  if (!house.languages.includes(language)) {
    return refuse('invalid', {
      code: 'language',
      field: 'language',
      message: `The house publishes in ${house.languages.join(', ')}. Choose one of these.`,
    });
  }
  const made = firstContent(input, house.endMark);
  if ('refused' in made) return made.refused;
  const { content, pastedLabel, from } = made;
  const place = { seriesId: series.id, deskId: desk.id, language };
  const releaseId = await insertRelease(tx, actor, { ...place, pastedLabel, content });
  await recordEvent(tx, actor, {
    type: 'release.created',
    releaseId,
    deskId: desk.id,
    data: { series: series.key, language, from, pastedLabel },
  });
  return ok({ releaseId, version: 1, state: 'draft' });
});
