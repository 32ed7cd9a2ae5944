import 'server-only';
import { databaseNow, publicMoment } from '#lib/core/time/clock.ts';
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
 * Locks series until the transaction ends, always in one order, and returns the moment. It reads
 * the clock after the last lock, so a later number never has an earlier time.
 */
export async function lockSeries(tx: Tx, series: SeriesRow[]): Promise<Date> {
  let moment: Date | undefined;
  for (const id of [...new Set(series.map((one) => one.id))].sort()) {
    const [row] = await tx.$queryRaw<{ at: Date }[]>`SELECT newsroom.lock_series(${id}::uuid) AS at`;
    moment = row?.at;
  }
  return moment ?? publicMoment(tx);
}

async function currentPeriod(tx: Tx, series: SeriesRow, at: Date): Promise<Period> {
  return periodAt(numberingOf(series), at, await openManualPeriod(tx, series));
}

/** Locks the series until the transaction ends and returns the current period. */
export async function lockPeriod(tx: Tx, series: SeriesRow): Promise<{ period: Period; at: Date }> {
  const at = await lockSeries(tx, [series]);
  return { period: await currentPeriod(tx, series, at), at };
}

/**
 * Takes the next numbers of a series that is locked. A rollback returns them. Call it as late as
 * possible.
 * @param at the moment that `lockSeries` returned
 */
export async function allotNumbers(tx: Tx, series: SeriesRow, count: number, at: Date): Promise<AllottedNumber[]> {
  const period = await currentPeriod(tx, series, at);
  const rows = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO newsroom.counter AS c (series_id, period, period_start, next)
    VALUES (${series.id}::uuid, ${period.key}, ${period.start}::date, ${count + 1})
    ON CONFLICT (series_id, period) DO UPDATE SET next = c.next + ${count}
    RETURNING next - 1 AS last`;
  const last = rows[0]?.last;
  if (last === undefined) throw new Error(`no number was allotted in series ${series.key}`);
  return Array.from({ length: count }, (_, index) => {
    const number = last - count + 1 + index;
    return { number, period, label: formatLabel(numberingOf(series), period, number), at };
  });
}

/** Locks the series and takes its next number. */
export async function allotNumber(tx: Tx, series: SeriesRow): Promise<AllottedNumber> {
  const at = await lockSeries(tx, [series]);
  const [number] = await allotNumbers(tx, series, 1, at);
  if (!number) throw new Error(`no number was allotted in series ${series.key}`);
  return number;
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
    params: { series: series.key, period: key, current: current.key },
  });
  if (series.period !== 'manual') {
    const period = periodOfKey(numberingOf(series), key);
    return period ? ok(period) : unknown;
  }
  const row = await tx.counter.findUnique({ where: { seriesId_period: { seriesId: series.id, period: key } } });
  return row ? ok({ key: row.period, start: row.periodStart.toISOString().slice(0, 10) }) : unknown;
}
