import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import { timeZones } from '#lib/core/time/calendar.ts';
import { databaseNow } from '#lib/core/time/clock.ts';
import type { Tx } from '#lib/core/db.ts';
import { nameFor } from '#lib/core/languages.ts';
import { readAs } from '#lib/core/transact.ts';
import { numberingOf, peekNumber } from './commands.ts';
import { refusalToReserve } from './reservation-rules.ts';
import { formatLabel, pathOf } from './rules.ts';
import type { HeldNumber, ListedSeries, NumberAhead, NumbersToReserve, SeriesChoice, SeriesOnDesk } from './schema.ts';
import { refusalToNumber } from './series-commands.ts';

/** The viewer’s open reserved numbers, oldest first. @param seriesId limits it to one series */
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
    series: { key: series.key, name: nameFor(viewer, series.names) },
  }));
}

/** Every series with its next label, by key. */
export async function everySeries(tx: Tx, viewer: Actor): Promise<SeriesChoice[]> {
  const choices = [];
  for (const row of await tx.series.findMany({ orderBy: { key: 'asc' } }))
    choices.push({ key: row.key, name: nameFor(viewer, row.names), nextLabel: (await peekNumber(tx, row)).label });
  return choices;
}

/**
 * The key of a form's preselected series: the one that the viewer used last, else the first; ''
 * without any. It looks at the newest 200 releases of each desk, since no index leads to one
 * person's.
 */
export async function seriesToBeginWith(tx: Tx, viewer: Actor, series: { key: string }[]): Promise<string> {
  const first = series[0]?.key ?? '';
  if (series.length < 2) return first;
  const [last] = await tx.$queryRaw<{ key: string }[]>`
    SELECT s.key FROM (
      SELECT r.series_id, r.created_at AS at
      FROM newsroom.desk d CROSS JOIN LATERAL (
        SELECT series_id, created_at, created_by_id FROM newsroom.release WHERE desk_id = d.id ORDER BY created_at DESC LIMIT 200
      ) r
      WHERE newsroom.sees_desk(d.id) AND r.created_by_id = ${viewer.id}::uuid
      UNION ALL
      SELECT series_id, reserved_at FROM newsroom.reservation WHERE reserved_by_id = ${viewer.id}::uuid
    ) used JOIN newsroom.series s ON s.id = used.series_id
    ORDER BY used.at DESC LIMIT 1`;
  return last?.key ?? first;
}

/** The page of reserved numbers. */
export function numbersToReserve(viewer: Actor): Promise<NumbersToReserve> {
  return readAs(viewer, async (tx) => {
    const held = await heldNumbers(tx, viewer);
    const series = await everySeries(tx, viewer);
    const beginWith = await seriesToBeginWith(tx, viewer, series);
    return { held, series, beginWith, reasons: refusalToReserve(viewer, held.length)?.reasons ?? [] };
  });
}

/** The number that is next in the series which the viewer used last; null without a series. */
export function nextOnDesk(viewer: Actor): Promise<NumberAhead | null> {
  return readAs(viewer, async (tx) => {
    const rows = await tx.series.findMany({ orderBy: { key: 'asc' } });
    const key = await seriesToBeginWith(tx, viewer, rows);
    const row = rows.find((one) => one.key === key);
    if (!row) return null;
    const { label, period } = await peekNumber(tx, row);
    return { label, period, kind: numberingOf(row).period };
  });
}

/** Every series with its next label and an example, by key. */
export async function listedSeries(tx: Tx, viewer: Actor): Promise<ListedSeries[]> {
  const series: ListedSeries[] = [];
  for (const row of await tx.series.findMany({ orderBy: { key: 'asc' } })) {
    const { key, labelTemplate, prefix, period: kind, firstMonth, timeZone } = numberingOf(row);
    const { number, label, period } = await peekNumber(tx, row);
    series.push({
      ...{ key, labelTemplate, prefix, period: kind, firstMonth, timeZone },
      name: nameFor(viewer, row.names),
      approvals: row.approvals,
      allowUrgent: row.allowUrgent,
      commentsStop: row.commentsStop,
      next: { number, label, period },
      example: { label: formatLabel(numberingOf(row), period, 197), path: pathOf(key, kind, period, 197, null) },
    });
  }
  return series;
}

/** The page of series. */
export function seriesOnDesk(viewer: Actor): Promise<SeriesOnDesk> {
  return readAs(viewer, async (tx) => {
    const series = await listedSeries(tx, viewer);
    const house = await tx.house.findUniqueOrThrow({ where: { id: 1 }, select: { timeZone: true } });
    const reasons = refusalToNumber(viewer)?.reasons ?? [];
    return {
      series,
      timeZone: house.timeZone,
      timeZones: reasons.length === 0 ? timeZones() : [],
      now: await databaseNow(tx),
      reasons,
    };
  });
}
