import 'server-only';
import { databaseNow } from '#lib/core/clock.ts';
import type { Tx } from '#lib/core/db.ts';
import { ok, type Result, refuse } from '#lib/core/result.ts';
import { formatLabel, type Period, type PeriodKind, periodAt, type SeriesNumbering } from './rules.ts';
import { periodOfKey } from './series-rules.ts';

/** `at`: the database’s time, which decides the period. */
export type AllottedNumber = { number: number; period: Period; label: string; at: Date };

export type SeriesRow = {
  id: string;
  key: string;
  labelTemplate: string;
  prefix: string;
  period: string;
  firstMonth: number;
  timeZone: string;
};

export function numberingOf(row: SeriesRow): SeriesNumbering {
  return { ...row, period: row.period as PeriodKind };
}

/** The newest period of a series that restarts by hand; null for other series. */
export async function openManualPeriod(tx: Tx, series: SeriesRow): Promise<Period | null> {
  if (series.period !== 'manual') return null;
  const newest = await tx.counter.findFirst({
    where: { seriesId: series.id },
    orderBy: { periodStart: 'desc' },
    select: { period: true, periodStart: true },
  });
  return newest && { key: newest.period, start: newest.periodStart.toISOString().slice(0, 10) };
}

/**
 * Locks the series until the transaction ends and returns the current period. It reads the clock
 * after the lock, so a later number never has an earlier time.
 */
export async function lockPeriod(tx: Tx, series: SeriesRow): Promise<{ period: Period; at: Date }> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`SELECT newsroom.lock_series(${series.id}::uuid) AS at`;
  if (!row) throw new Error('the database returned no time');
  const { at } = row;
  return { period: periodAt(numberingOf(series), at, await openManualPeriod(tx, series)), at };
}

/**
 * Takes the next number of the current period. The counter stays locked until the transaction ends;
 * a rollback returns the number. Call it as late as possible.
 */
export async function allotNumber(tx: Tx, series: SeriesRow): Promise<AllottedNumber> {
  const { period, at } = await lockPeriod(tx, series);
  const rows = await tx.$queryRaw<{ number: number }[]>`
    INSERT INTO newsroom.counter AS c (series_id, period, period_start, next)
    VALUES (${series.id}::uuid, ${period.key}, ${period.start}::date, 2)
    ON CONFLICT (series_id, period) DO UPDATE SET next = c.next + 1
    RETURNING next - 1 AS number`;
  const number = rows[0]?.number;
  if (number === undefined) throw new Error(`no number was allotted in series ${series.key}`);
  return { number, period, label: formatLabel(numberingOf(series), period, number), at };
}

/** The number that publication would take now. It takes no lock, so use it only to show. */
export async function peekNumber(tx: Tx, series: SeriesRow): Promise<AllottedNumber> {
  const numbering = numberingOf(series);
  const at = await databaseNow(tx);
  const period = periodAt(numbering, at, await openManualPeriod(tx, series));
  const counter = await tx.counter.findUnique({
    where: { seriesId_period: { seriesId: series.id, period: period.key } },
    select: { next: true },
  });
  const number = counter?.next ?? 1;
  return { number, period, label: formatLabel(numbering, period, number), at };
}

/** Raises the counter above a number that came from elsewhere. It never lowers it. */
export async function passNumber(tx: Tx, series: SeriesRow, period: Period, number: number): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO newsroom.counter AS c (series_id, period, period_start, next)
    VALUES (${series.id}::uuid, ${period.key}, ${period.start}::date, ${number + 1})
    ON CONFLICT (series_id, period) DO UPDATE SET next = greatest(c.next, excluded.next)`;
}

/** The period of a key; without a key the current one. A manual period must have been opened. */
export async function findPeriod(
  tx: Tx,
  series: SeriesRow,
  key: string | undefined,
  current: Period,
): Promise<Result<Period>> {
  if (key === undefined || key === current.key) return ok(current);
  const unknown = refuse('invalid', {
    code: 'period',
    field: 'period',
    message: `The series ${series.key} has no period “${key}”. This one is “${current.key}”.`,
  });
  if (series.period !== 'manual') {
    const period = periodOfKey(numberingOf(series), key);
    return period ? ok(period) : unknown;
  }
  const row = await tx.counter.findUnique({ where: { seriesId_period: { seriesId: series.id, period: key } } });
  return row ? ok({ key: row.period, start: row.periodStart.toISOString().slice(0, 10) }) : unknown;
}
