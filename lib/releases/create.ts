import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import { type Actor, holds } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok, type Result, refuse } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { refusalToCreate } from './rules.ts';
import type { Content } from '#lib/text/schema.ts';
import type { CreateInput, Done } from './schema.ts';
import { firstContent } from './write.ts';

type NamedDesk = { id: string; key: string };

/** What a new release is made from. `now` is the database's clock. */
type Around = {
  languages: string[];
  endMark: string;
  series: { id: string; key: string } | null;
  desks: NamedDesk[];
  now: Date;
};

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

/** In one statement: every release begins with this question. */
async function readAround(tx: Tx, series: string): Promise<Around> {
  const [around] = await tx.$queryRaw<Around[]>`
    SELECT h.languages, h.end_mark AS "endMark", newsroom.clock() AS now,
      (SELECT jsonb_build_object('id', s.id, 'key', s.key) FROM newsroom.series s WHERE s.key = ${series}) AS series,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'key', d.key) ORDER BY d.key), '[]') FROM newsroom.desk d) AS desks
    FROM newsroom.house h WHERE h.id = 1`;
  if (!around) throw new Error('the house is not set up');
  return around;
}

type NewRelease = {
  seriesId: string;
  deskId: string;
  language: string;
  pastedLabel: string | null;
  content: Content;
  now: Date;
};

/** The release, then its first draft: a policy lets in the draft of a release that is there. Returns the release's id. */
async function insertRelease(tx: Tx, actor: Actor, made: NewRelease): Promise<string> {
  const { content, pastedLabel, now, ...place } = made;
  const by = { createdById: actor.id, createdAt: now };
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
      updatedAt: now,
    },
    select: { id: true },
  });
  return releaseId;
}

/** Starts a release on a desk, from a whole text in house format or from a blank page. */
export const createRelease = command(async (tx, actor, input: CreateInput): Promise<Result<Done>> => {
  const { languages, endMark, series, desks, now } = await readAround(tx, input.series);
  if (!series) return notFound('This series');
  const meant = deskMeant(actor, input.desk, desks);
  if (!meant.ok) return meant;
  const desk = meant.value;
  const refused = refusalToCreate(actor, desk.id);
  if (refused) return refused;
  const language = input.language ?? languages[0] ?? 'en';
  if (!languages.includes(language)) {
    return refuse('invalid', {
      code: 'language',
      field: 'language',
      message: `The house publishes in ${languages.join(', ')}. Choose one of these.`,
    });
  }
  const made = firstContent(input, endMark);
  if ('refused' in made) return made.refused;
  const { content, pastedLabel, from } = made;
  const place = { seriesId: series.id, deskId: desk.id, language };
  const releaseId = await insertRelease(tx, actor, { ...place, pastedLabel, content, now });
  await recordEvent(tx, actor, {
    type: 'release.created',
    releaseId,
    deskId: desk.id,
    data: { series: series.key, language, from, pastedLabel },
  });
  return ok({ releaseId, version: 1, state: 'draft' });
});
