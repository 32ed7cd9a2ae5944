import 'server-only';
import { databaseNow } from '#lib/core/clock.ts';
import type { Tx } from '#lib/core/db.ts';
import { ok, type Result, refuse } from '#lib/core/result.ts';
import { type AllottedNumber, allotNumber } from '#lib/numbering/commands.ts';
import { takeReserved } from '#lib/numbering/reservations.ts';
import type { LoadedDraft } from '#lib/releases/load.ts';

/** A translation has the number of its original, which must stand while it is published. */
async function numberOfOriginal(tx: Tx, originalId: string): Promise<Result<Omit<AllottedNumber, 'at'>>> {
  await tx.$executeRaw`SELECT 1 FROM pub.release WHERE id = ${originalId}::uuid FOR SHARE`;
  const original = await tx.publicRelease.findUniqueOrThrow({ where: { id: originalId } });
  if (original.state !== 'published') {
    const message = `${original.label}, of which this is a translation, is withdrawn. Publish this once it is reinstated.`;
    return refuse('conflict', { code: 'original-withdrawn', message });
  }
  const period = { key: original.period, start: original.periodStart.toISOString().slice(0, 10) };
  return ok({ number: original.number, period, label: original.label });
}

/** The number of a first edition: a reserved one, its original's, or the next. Each is locked to the commit. */
export async function takeNumber(
  tx: Tx,
  { release, now }: LoadedDraft,
  reservationId?: string,
): Promise<Result<AllottedNumber>> {
  const taken = reservationId
    ? await takeReserved(tx, reservationId, release)
    : release.originalId
      ? await numberOfOriginal(tx, release.originalId)
      : null;
  if (taken === null) return ok(await allotNumber(tx, release.series, now));
  return taken.ok ? ok({ ...taken.value, at: await databaseNow(tx) }) : taken;
}
