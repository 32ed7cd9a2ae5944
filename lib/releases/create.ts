import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import { type Actor, holds } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok, type Result, refuse } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { refusalOfClosedDesk, refusalToCreate } from './rules.ts';
import type { Reading } from '#lib/text/reader/reading-rules.ts';
import type { Content } from '#lib/text/schema.ts';
import type { CreateInput, VerbResult } from './schema.ts';
import { askForLinks } from './links/ask-for-links.ts';
import { preflightOf } from './preflight/settings-rules.ts';
import { firstContent } from './write.ts';

type DeskKey = { id: string; key: string; isClosed: boolean };

/** What the database knows about a new release. `now` is its time. `series`: null if unknown. */
type Setup = {
  languages: string[];
  endMark: string;
  preflight: unknown;
  series: { id: string; key: string } | null;
  desks: DeskKey[];
  now: Date;
};

/** The desk of this key. Without a key: the only desk on which the actor is an officer. */
function chooseDesk(actor: Actor, key: string | undefined, desks: DeskKey[]): Result<DeskKey> {
  if (key !== undefined) {
    const desk = desks.find((one) => one.key === key);
    return desk ? ok(desk) : notFound('This desk');
  }
  const own = desks.filter((desk) => !desk.isClosed && holds(actor, ['officer'], desk.id));
  const [only, another] = own;
  if (only && !another) return ok(only);
  return refuse('invalid', {
    code: 'desk',
    field: 'desk',
    message: only
      ? `Say for which desk: ${own.map((desk) => desk.key).join(', ')}.`
      : 'Say for which desk; you are an officer on none.',
    params: only ? { which: 'several', desks: own.map((desk) => desk.key).join(', ') } : { which: 'none' },
  });
}

/** Reads all of it in one statement, since every new release needs it. */
async function readSetup(tx: Tx, series: string): Promise<Setup> {
  const [setup] = await tx.$queryRaw<Setup[]>`
    SELECT h.languages, h.end_mark AS "endMark", h.preflight, newsroom.clock() AS now,
      (SELECT jsonb_build_object('id', s.id, 'key', s.key) FROM newsroom.series s WHERE s.key = ${series}) AS series,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'key', d.key, 'isClosed', d.closed_at IS NOT NULL)
        ORDER BY d.key), '[]') FROM newsroom.desk d) AS desks
    FROM newsroom.house h WHERE h.id = 1`;
  if (!setup) throw new Error('the house is not set up');
  return setup;
}

type NewRelease = {
  seriesId: string;
  deskId: string;
  language: string;
  pastedLabel: string | null;
  content: Content;
  reading: Reading;
  now: Date;
};

/**
 * Writes the release, then its draft: the policy on drafts looks the release up. Returns its id.
 */
async function insertRelease(tx: Tx, actor: Actor, release: NewRelease): Promise<string> {
  const { content, pastedLabel, reading, now, ...where } = release;
  const by = { createdById: actor.id, createdAt: now };
  const { id: releaseId } = await tx.release.create({ data: { ...where, ...by }, select: { id: true } });
  await tx.draft.create({
    data: {
      ...by,
      releaseId,
      content: content as object,
      headline: content.headline,
      pastedLabel,
      reading: reading as object,
      writers: actor.id ? [actor.id] : [],
      updatedById: actor.id,
      updatedAt: now,
    },
    select: { id: true },
  });
  return releaseId;
}

/** Starts a release on a desk from a whole text, from its parts, or blank. */
export const createRelease = command(async (tx, actor, input: CreateInput): Promise<Result<VerbResult>> => {
  const { languages, endMark, preflight, series, desks, now } = await readSetup(tx, input.series);
  if (!series) return notFound('This series');
  const choice = chooseDesk(actor, input.desk, desks);
  if (!choice.ok) return choice;
  const desk = choice.value;
  const refused = refusalToCreate(actor, desk.id) ?? refusalOfClosedDesk(desk);
  if (refused) return refused;
  const language = input.language ?? languages[0] ?? 'en';
  if (!languages.includes(language)) {
    return refuse('invalid', {
      code: 'language',
      field: 'language',
      message: `The house publishes in ${languages.join(', ')}. Choose one of these.`,
      params: { languages: languages.join(', ') },
    });
  }
  const release = firstContent(input, { endMark, language, now });
  if ('refused' in release) return release.refused;
  const { content, pastedLabel, reading, from } = release;
  const where = { seriesId: series.id, deskId: desk.id, language };
  const releaseId = await insertRelease(tx, actor, { ...where, pastedLabel, content, reading, now });
  await askForLinks(tx, preflightOf(preflight), releaseId, content);
  await recordEvent(tx, actor, {
    type: 'release.created',
    releaseId,
    deskId: desk.id,
    data: { series: series.key, language, from, pastedLabel },
  });
  return ok({ releaseId, version: 1, state: 'draft' });
});
