import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok, type Result, refuse } from '#lib/core/result.ts';
import { transact } from '#lib/core/transact.ts';
import { lockPeriod, numberingOf, periodMeant, type SeriesRow } from '#lib/numbering/commands.ts';
import { formatLabel, type Period } from '#lib/numbering/rules.ts';
import type { Absent, Begun, DeclareAbsentInput, DeclareBeginningInput } from '#lib/numbering/schema.ts';
import { refusalToNumber } from '#lib/numbering/series-commands.ts';
import { problemOfAbsence, problemToBegin } from './declare-rules.ts';
import { tellRegister } from './tell-register.ts';

const placeOf = (series: SeriesRow, period: Period, number: number) => ({
  series: series.key,
  period: period.key,
  number,
  label: formatLabel(numberingOf(series), period, number),
});

/** What the register knows of a period: the beginning that was declared last, its lowest and its highest number. */
async function known(tx: Tx, { key: series }: SeriesRow, { key: period }: Period) {
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
 * Writes into the register where a period begins, inside the caller's transaction; the caller records it. Told again, it writes
 * nothing. A period that begins at 1 needs no word.
 * @param note why, in words that the public reads
 */
export async function declareBeginning(
  tx: Tx,
  series: SeriesRow,
  period: Period,
  number: number,
  note: string,
): Promise<Result<Begun>> {
  const before = await known(tx, series, period);
  const problem = problemToBegin(number, before);
  if (problem) return refuse('conflict', problem);
  const begun = { ...placeOf(series, period, number), declared: number !== (before.declared ?? 1) };
  if (begun.declared) await tellRegister(tx, 'begins', [placeOf(series, period, number)], note);
  return ok(begun);
}

/** Locks the series and finds the period that is meant. */
async function lockMeant(tx: Tx, actor: Actor, key: string, named: string | undefined) {
  const refused = refusalToNumber(actor);
  if (refused) return refused;
  const series = await tx.series.findUnique({ where: { key } });
  if (!series) return notFound('This series');
  const { period: current } = await lockPeriod(tx, series);
  const period = await periodMeant(tx, series, named, current);
  return period.ok ? ok({ series, period: period.value }) : period;
}

/** Declares where an archive's period begins. Until then it counts from 1, and what is before the first number is missing. */
export function beginPeriod(actor: Actor, input: DeclareBeginningInput): Promise<Result<Begun>> {
  return transact(actor, async (tx) => {
    const found = await lockMeant(tx, actor, input.series, input.period);
    if (!found.ok) return found;
    const { series, period } = found.value;
    const begun = await declareBeginning(tx, series, period, input.number, input.reason);
    if (!begun.ok || !begun.value.declared) return begun;
    const { series: key, number } = begun.value;
    const data = { key, period: period.key, number, reason: input.reason };
    await recordEvent(tx, actor, { type: 'series.beginning-declared', data });
    return begun;
  });
}

/** Declares that the house's archive does not hold these numbers. Each gets its line; one that turns up later can still be archived. */
export function declareAbsent(actor: Actor, input: DeclareAbsentInput): Promise<Result<Absent>> {
  return transact(actor, async (tx) => {
    const found = await lockMeant(tx, actor, input.series, input.period);
    if (!found.ok) return found;
    const { series, period } = found.value;
    const { from, to, reason } = input;
    const where = { series: series.key, period: period.key, number: { gte: from, lte: to }, kind: { not: 'begins' } };
    const taken = await tx.registerEntry.findMany({
      where,
      orderBy: { number: 'asc' },
      take: 1,
      select: { number: true },
    });
    const problem = problemOfAbsence(
      { from, to },
      taken.map(({ number }) => number),
      await known(tx, series, period),
    );
    if (problem) return refuse('conflict', problem);
    const numbers = Array.from({ length: to - from + 1 }, (_, i) => placeOf(series, period, from + i));
    await tellRegister(tx, 'absent', numbers, reason);
    const data = { key: series.key, period: period.key, from, to, reason };
    await recordEvent(tx, actor, { type: 'numbers.declared-absent', data });
    return ok({ series: series.key, period: period.key, from, to, declared: numbers.length });
  });
}
