import 'server-only';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok, type Result, refuse } from '#lib/core/result.ts';
import type { AllottedNumber } from './commands.ts';
import { refusalToUse } from './reservation-rules.ts';

/** Reads a reservation and locks it until the transaction ends; null without one. */
export async function lockReservation(tx: Tx, id: string) {
  await tx.$executeRaw`SELECT 1 FROM newsroom.reservation WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.reservation.findUnique({ where: { id }, include: { series: { select: { key: true } } } });
}

/** Uses a reserved number, with its period, for a release. Refuses a second use. */
export async function takeReserved(
  tx: Tx,
  reservationId: string,
  release: { id: string; seriesId: string; originalId: string | null },
): Promise<Result<Omit<AllottedNumber, 'at'>>> {
  const reservation = await lockReservation(tx, reservationId);
  if (!reservation) return notFound('This reserved number');
  const refused = refusalToUse(reservation, release);
  if (refused) return refused;
  const data = { state: 'used', releaseId: release.id };
  await tx.reservation.update({ where: { id: reservation.id }, data, select: { id: true } });
  const period = { key: reservation.period, start: reservation.periodStart.toISOString().slice(0, 10) };
  return ok({ number: reservation.number, period, label: reservation.label });
}

/** The original’s number for a translation. It locks the original, which must be published. */
export async function numberOfOriginal(tx: Tx, originalId: string): Promise<Result<Omit<AllottedNumber, 'at'>>> {
  await tx.$executeRaw`SELECT 1 FROM pub.release WHERE id = ${originalId}::uuid FOR SHARE`;
  const original = await tx.publicRelease.findUniqueOrThrow({ where: { id: originalId } });
  if (original.state !== 'published') {
    const message = `${original.label}, of which this is a translation, is withdrawn. Publish this once it is reinstated.`;
    return refuse('conflict', { code: 'original-withdrawn', message, params: { label: original.label } });
  }
  const period = { key: original.period, start: original.periodStart.toISOString().slice(0, 10) };
  return ok({ number: original.number, period, label: original.label });
}
