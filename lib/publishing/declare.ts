import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok, type Result, refuse } from '#lib/core/result.ts';
import { transact } from '#lib/core/transact.ts';
import { lockPeriod, numberingOf, findPeriod, type SeriesRow } from '#lib/numbering/commands.ts';
import { formatLabel, type Period } from '#lib/numbering/rules.ts';
import type {
  DeclaredAbsence,
  DeclaredBeginning,
  DeclareAbsentInput,
  DeclareBeginningInput,
} from '#lib/numbering/schema.ts';
import { refusalToNumber } from '#lib/numbering/series-commands.ts';
import { problemOfAbsence, problemToBegin } from './declare-rules.ts';
import { appendNumbers } from './append-numbers.ts';

const labelledNumber = (series: SeriesRow, period: Period, number: number) => ({
  series: series.key,
  period: period.key,
  number,
  label: formatLabel(numberingOf(series), period, number),
});

/** The declared beginning of a period, and its lowest and highest number in the register. */
async function readBounds(tx: Tx, { key: series }: SeriesRow, { key: period }: Period) {
  const where = { series, period };
  const begins = await tx.registerEntry.findFirst({
    where: { ...where, kind: 'begins' },
    orderBy: { seq: 'desc' },
    select: { number: true },
  });
  const ends = await tx.registerEntry.aggregate({
    where: { ...where, kind: { not: 'begins' } },
    _min: { number: true },
    _max: { number: true },
  });
  return { declared: begins?.number ?? null, lowest: ends._min.number, highest: ends._max.number };
}

/**
 * Declares in the register that a period begins at a number. The caller records the event. The same
 * declaration again, or a beginning at 1, writes nothing.
 * @param note the reason, which the public reads
 */
export async function declareBeginning(
  tx: Tx,
  series: SeriesRow,
  period: Period,
  number: number,
  note: string,
): Promise<Result<DeclaredBeginning>> {
  const before = await readBounds(tx, series, period);
  const problem = problemToBegin(number, before);
  if (problem) return refuse('conflict', problem);
  const beginning = { ...labelledNumber(series, period, number), declared: number !== (before.declared ?? 1) };
  if (beginning.declared) await appendNumbers(tx, 'begins', [labelledNumber(series, period, number)], note);
  return ok(beginning);
}

/** Locks the series and finds its period. @param periodKey undefined for the current period */
async function lockTarget(tx: Tx, actor: Actor, key: string, periodKey: string | undefined) {
  const refused = refusalToNumber(actor);
  if (refused) return refused;
  const series = await tx.series.findUnique({ where: { key } });
  if (!series) return notFound('This series');
  const { period: current } = await lockPeriod(tx, series);
  const period = await findPeriod(tx, series, periodKey, current);
  return period.ok ? ok({ series, period: period.value }) : period;
}

/**
 * Declares where a period of an archive begins. Without this it begins at 1, and the numbers before
 * the first count as missing.
 */
export function beginPeriod(actor: Actor, input: DeclareBeginningInput): Promise<Result<DeclaredBeginning>> {
  return transact(actor, async (tx) => {
    const target = await lockTarget(tx, actor, input.series, input.period);
    if (!target.ok) return target;
    const { series, period } = target.value;
    const beginning = await declareBeginning(tx, series, period, input.number, input.reason);
    if (!beginning.ok || !beginning.value.declared) return beginning;
    const { series: key, number } = beginning.value;
    const data = { key, period: period.key, number, reason: input.reason };
    await recordEvent(tx, actor, { type: 'series.beginning-declared', data });
    return beginning;
  });
}

/**
 * Declares that the house has no text for these numbers. Each gets a line in the register. A text
 * that turns up later can still be archived.
 */
export function declareAbsent(actor: Actor, input: DeclareAbsentInput): Promise<Result<DeclaredAbsence>> {
  return transact(actor, async (tx) => {
    const target = await lockTarget(tx, actor, input.series, input.period);
    if (!target.ok) return target;
    const { series, period } = target.value;
    const { from, to, reason } = input;
    const where = { series: series.key, period: period.key, number: { gte: from, lte: to }, kind: { not: 'begins' } };
    const entries = await tx.registerEntry.findMany({
      where,
      orderBy: { number: 'asc' },
      take: 1,
      select: { number: true },
    });
    const problem = problemOfAbsence(
      { from, to },
      entries.map(({ number }) => number),
      await readBounds(tx, series, period),
    );
    if (problem) return refuse('conflict', problem);
    const numbers = Array.from({ length: to - from + 1 }, (_, i) => labelledNumber(series, period, from + i));
    await appendNumbers(tx, 'absent', numbers, reason);
    const data = { key: series.key, period: period.key, from, to, reason };
    await recordEvent(tx, actor, { type: 'numbers.declared-absent', data });
    return ok({ series: series.key, period: period.key, from, to, declared: numbers.length });
  });
}
