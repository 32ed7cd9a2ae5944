import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { inLanguage } from '#lib/core/languages.ts';
import { readAs } from '#lib/core/transact.ts';
import { peekNumber } from './commands.ts';
import { refusalToReserve } from './reservation-rules.ts';
import type { HeldNumber, NumbersToReserve } from './schema.ts';

/** The viewer's reserved numbers that were neither used nor made void, oldest first. @param seriesId of one series alone */
export async function heldNumbers(tx: Tx, viewer: Actor, seriesId?: string): Promise<HeldNumber[]> {
  if (viewer.id === null) return [];
  const rows = await tx.reservation.findMany({
    where: { reservedById: viewer.id, state: 'open', ...(seriesId ? { seriesId } : {}) },
    orderBy: { reservedAt: 'asc' },
    select: {
      id: true,
      period: true,
      number: true,
      label: true,
      reason: true,
      reservedAt: true,
      series: { select: { key: true, names: true } },
    },
  });
  return rows.map(({ id, series, ...row }) => ({
    ...row,
    reservationId: id,
    series: { key: series.key, name: inLanguage(series.names, 'en') },
  }));
}

/** What the page of reserved numbers shows: the series with their next labels, what the viewer holds, and why not another. */
export function numbersToReserve(viewer: Actor): Promise<NumbersToReserve> {
  return readAs(viewer, async (tx) => {
    const held = await heldNumbers(tx, viewer);
    const rows = await tx.series.findMany({ orderBy: { key: 'asc' } });
    const series = [];
    for (const row of rows)
      series.push({ key: row.key, name: inLanguage(row.names, 'en'), nextLabel: (await peekNumber(tx, row)).label });
    return { held, series, reasons: refusalToReserve(viewer, held.length)?.reasons ?? [] };
  });
}
