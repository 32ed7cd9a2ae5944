import 'server-only';
import type { Tx } from '#lib/core/db.ts';
import { type AllottedNumber, peekNumber, type SeriesRow } from '#lib/numbering/commands.ts';

/** The number that the release would take now; a translation has its original's. Only to show. */
export async function numberToCome(
  tx: Tx,
  { originalId, series }: { originalId: string | null; series: SeriesRow },
): Promise<Omit<AllottedNumber, 'at'>> {
  if (originalId === null) return peekNumber(tx, series);
  const { label, number, period, periodStart } = await tx.publicRelease.findUniqueOrThrow({
    where: { id: originalId },
  });
  return { label, number, period: { key: period, start: periodStart.toISOString().slice(0, 10) } };
}
