import 'server-only';
import { recordEvents } from '#lib/audit/commands.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { everyPageTag } from '#lib/core/serving/site-response.ts';
import { passNumber } from '#lib/numbering/commands.ts';
import type { TargetRows } from './target.ts';
import { announceChange, type FrozenEdition, insertEditions, tellHub } from '#lib/publishing/freeze.ts';
import { registerLine } from '#lib/publishing/imprint.ts';

/** An edition to archive. `originalId`: the release that it translates, or null. */
export type ArchivedEdition = FrozenEdition & { originalId: string | null };

/** New UUIDs in ascending order. */
export async function newIds(tx: Tx, count: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT uuidv7()::text AS id FROM generate_series(1, ${count}::int)`;
  return rows.map((row) => row.id);
}

/** Writes the newsroom’s rows: releases and their published drafts. */
async function insertWork(tx: Tx, actor: Actor, { series, desk }: TargetRows, editions: ArchivedEdition[]) {
  const createdById = actor.id;
  await tx.release.createMany({
    data: editions.map(({ imprint, originalId }) => ({
      id: imprint.releaseId,
      seriesId: series.id,
      deskId: desk.id,
      language: imprint.language,
      originalId,
      publicState: 'published',
      period: imprint.period.key,
      periodStart: new Date(imprint.period.start),
      number: imprint.number,
      label: imprint.label,
      path: imprint.path,
      edition: 1,
      publishedAt: imprint.publishedAt,
      createdById,
    })),
  });
  // A second statement: the policy on drafts looks the release up.
  await tx.draft.createMany({
    data: editions.map(({ imprint, content }) => ({
      releaseId: imprint.releaseId,
      state: 'published',
      content: content as object,
      headline: content.headline,
      createdById,
      updatedById: createdById,
      updatedAt: imprint.publishedAt,
    })),
  });
}

/** Raises the counter of each period above its highest number. */
async function passNumbers(tx: Tx, { series }: TargetRows, editions: ArchivedEdition[]) {
  const periods = Map.groupBy(editions, ({ imprint }) => imprint.period.key);
  for (const group of periods.values()) {
    const [first] = group;
    if (first)
      await passNumber(tx, series, first.imprint.period, Math.max(...group.map(({ imprint }) => imprint.number)));
  }
}

/** Writes a batch: newsroom rows, counters, editions, announcement; register and record last. */
export async function writeArchived(
  tx: Tx,
  actor: Actor,
  target: TargetRows,
  editions: ArchivedEdition[],
): Promise<void> {
  if (editions.length === 0) return;
  await insertWork(tx, actor, target, editions);
  await passNumbers(tx, target, editions);
  await insertEditions(tx, editions);
  await announceChange(tx, [everyPageTag]);
  await tellHub(
    tx,
    editions.map(({ imprint }) => imprint.releaseId),
  );
  const entry = { kind: 'archived', note: null } as const;
  const lines = editions.map(({ imprint, contentHash }) => registerLine(imprint, { ...entry, contentHash }));
  const events = editions.map(({ imprint, contentHash }) => {
    const { releaseId, label, path, period, number } = imprint;
    const data = { label, path, period: period.key, number, contentHash };
    return { type: 'release.archived' as const, releaseId, deskId: target.desk.id, data };
  });
  await recordEvents(tx, actor, events, lines);
}
