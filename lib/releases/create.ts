import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import { type Actor, holds } from '#lib/core/actor.ts';
import { asKept } from '#lib/core/canonical.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok, type Result, refuse } from '#lib/core/result.ts';
import { askOf, sendOf } from '#lib/core/statement.ts';
import { transact } from '#lib/core/transact.ts';
import { contentHashOf } from './load.ts';
import { refusalToCreate } from './rules.ts';
import type { Content } from '#lib/text/schema.ts';
import type { CreateInput, Done } from './schema.ts';
import { begunStanding, nameOfChanger, tellStanding } from './standing.ts';
import { firstContent } from './write.ts';

type Place = {
  /** For the release that is being started. */
  releaseId: string;
  series: { id: string; key: string; approvals: number } | null;
  desks: { id: string; key: string }[];
  house: { languages: string[]; endMark: string };
  /** When the transaction began, which is when its rows are written. */
  now: Date;
};

/** The desk that is named, or the only one that can be meant. */
function deskMeant(actor: Actor, key: string | undefined, desks: Place['desks']): Result<{ id: string; key: string }> {
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

async function placeOf(tx: Tx, actor: Actor, input: CreateInput) {
  const [found] = await askOf<Place>(tx)`
    SELECT uuidv7() AS "releaseId", now(),
      (SELECT jsonb_build_object('id', s.id, 'key', s.key, 'approvals', s.approvals) FROM newsroom.series s WHERE s.key = ${input.series}) AS series,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'key', d.key) ORDER BY d.key), '[]') FROM newsroom.desk d) AS desks,
      jsonb_build_object('languages', h.languages, 'endMark', h.end_mark) AS house
    FROM newsroom.house h WHERE h.id = 1`;
  if (!found) throw new Error('the house is not set up');
  const { releaseId, series, desks, house, now } = found;
  const desk = deskMeant(actor, input.desk, desks);
  return { releaseId, series, desk, house, now, language: input.language ?? house.languages[0] ?? 'en' };
}

type NewRelease = {
  id: string;
  seriesId: string;
  deskId: string;
  language: string;
  pastedLabel: string | null;
  content: Content;
};

/** The release and its first draft. Two statements: the draft is let in by a policy that looks for its release. */
async function insertRelease(tx: Tx, actor: Actor, { content, ...release }: NewRelease): Promise<void> {
  await sendOf(tx)`
    INSERT INTO newsroom.release (id, series_id, desk_id, language, created_by_id)
    VALUES (${release.id}::uuid, ${release.seriesId}::uuid, ${release.deskId}::uuid, ${release.language}, ${actor.id}::uuid)`;
  await sendOf(tx)`
    INSERT INTO newsroom.draft (release_id, content, headline, pasted_label, writers, created_by_id, updated_by_id)
    VALUES (${release.id}::uuid, ${JSON.stringify(content)}::jsonb, ${content.headline}, ${release.pastedLabel},
      ${actor.id ? [actor.id] : []}::uuid[], ${actor.id}::uuid, ${actor.id}::uuid)`;
}

/** Starts a release on a desk, from a whole text in house format or from a blank page. */
export function createRelease(actor: Actor, input: CreateInput): Promise<Result<Done>> {
  return transact(actor, async (tx) => {
    const { releaseId, series, desk: meant, house, now, language } = await placeOf(tx, actor, input);
    if (!series) return notFound('This series');
    if (!meant.ok) return meant;
    const desk = meant.value;
    const refused = refusalToCreate(actor, desk.id);
    if (refused) return refused;
    if (!house.languages.includes(language)) {
      return refuse('invalid', {
        code: 'language',
        field: 'language',
        message: `The house publishes in ${house.languages.join(', ')}. Choose one of these.`,
      });
    }
    const made = firstContent(input, house.endMark);
    if ('refused' in made) return made.refused;
    const { content, pastedLabel } = made;
    await insertRelease(tx, actor, {
      id: releaseId,
      seriesId: series.id,
      deskId: desk.id,
      language,
      pastedLabel,
      content,
    });
    await recordEvent(tx, actor, {
      type: 'release.created',
      releaseId,
      deskId: desk.id,
      data: {
        series: series.key,
        language,
        from: made.from,
        pastedLabel,
      },
    });
    tellStanding(tx, releaseId, async () =>
      begunStanding({
        id: releaseId,
        series: series.key,
        language,
        desk: desk.key,
        content: asKept(content),
        contentHash: contentHashOf(series.key, language, content),
        changedAt: now.toISOString(),
        changedBy: nameOfChanger(actor),
        approvalsNeeded: series.approvals,
      }),
    );
    return ok({ releaseId, version: 1, state: 'draft' });
  });
}
