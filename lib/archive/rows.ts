import 'server-only';
import { recordEvents } from '#lib/audit/commands.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { everything } from '#lib/core/serving/site-response.ts';
import { passNumber } from '#lib/numbering/commands.ts';
import type { TargetRows } from './target.ts';
import { announceChange, type Frozen, insertEdition } from '#lib/publishing/freeze.ts';
import { registerLine } from '#lib/publishing/place.ts';

/** A release that becomes public with all that it says; `originalId` is what it translates. */
export type Archived = Frozen & { originalId: string | null };

/** As many ids as asked for; later ones sort behind earlier ones. */
export async function newIds(tx: Tx, count: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT uuidv7()::text AS id FROM generate_series(1, ${count}::int)`;
  return rows.map((row) => row.id);
}

/** The newsroom's own rows: releases that are public, and the drafts that they were. */
async function insertWork(tx: Tx, actor: Actor, { series, desk }: TargetRows, archived: Archived[]) {
  const createdById = actor.id;
  await tx.release.createMany({
    data: archived.map(({ place, originalId }) => ({
      id: place.releaseId,
      seriesId: series.id,
      deskId: desk.id,
      language: place.language,
      originalId,
      publicState: 'published',
      period: place.period.key,
      periodStart: new Date(place.period.start),
      number: place.number,
      label: place.label,
      path: place.path,
      edition: 1,
      publishedAt: place.publishedAt,
      createdById,
    })),
  });
  // A statement of their own: whether a draft may be written is told by its release, which must be there.
  await tx.draft.createMany({
    data: archived.map(({ place, content }) => ({
      releaseId: place.releaseId,
      state: 'published',
      content: content as object,
      headline: content.headline,
      createdById,
      updatedById: createdById,
      updatedAt: place.publishedAt,
    })),
  });
}

/** Moves the counter of each period behind its highest number. */
async function passNumbers(tx: Tx, { series }: TargetRows, archived: Archived[]) {
  const periods = Map.groupBy(archived, ({ place }) => place.period.key);
  for (const group of periods.values()) {
    const [first] = group;
    if (first) await passNumber(tx, series, first.place.period, Math.max(...group.map(({ place }) => place.number)));
  }
}

/** Writes a batch: work, counters, public texts, the word to the sites; register and record last. */
export async function writeArchived(tx: Tx, actor: Actor, target: TargetRows, archived: Archived[]): Promise<void> {
  if (archived.length === 0) return;
  await insertWork(tx, actor, target, archived);
  await passNumbers(tx, target, archived);
  for (const one of archived) await insertEdition(tx, one);
  await announceChange(tx, [everything]);
  const entry = { kind: 'archived', note: null } as const;
  const lines = archived.map(({ place, contentHash }) => registerLine(place, { ...entry, contentHash }));
  const events = archived.map(({ place, contentHash }) => {
    const { releaseId, label, path, period, number } = place;
    const data = { label, path, period: period.key, number, contentHash };
    return { type: 'release.archived' as const, releaseId, deskId: target.desk.id, data };
  });
  await recordEvents(tx, actor, events, lines);
}
