import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Actor } from '#lib/core/actor.ts';
import { publicMoment } from '#lib/core/time/clock.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok, type Result } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import {
  allotNumber,
  lockPeriod,
  numberingOf,
  passNumber,
  findPeriod,
  type SeriesRow,
} from '#lib/numbering/commands.ts';
import { countOfVoids, refusalToSetNext } from '#lib/numbering/next-number-rules.ts';
import { refusalToReserve, refusalToVoid } from '#lib/numbering/reservation-rules.ts';
import { lockReservation } from '#lib/numbering/reservations.ts';
import { formatLabel, type Period } from '#lib/numbering/rules.ts';
import type { NextNumber, ReservedNumber, ReserveInput, SetNextInput, VoidInput } from '#lib/numbering/schema.ts';
import { refusalToNumber } from '#lib/numbering/series-commands.ts';
import { declareBeginning } from './declare.ts';
import { appendNumbers } from './append-numbers.ts';

/**
 * Reserves the next number before its release. The register lists it at once, so no number is
 * missing.
 */
export const reserveNumber = command(async (tx, actor, input: ReserveInput): Promise<Result<ReservedNumber>> => {
  // Locks the person’s row: two requests at once cannot both pass the limit.
  if (actor.id)
    await tx.$executeRaw`SELECT 1 FROM newsroom.user_account WHERE id = ${actor.id}::uuid FOR NO KEY UPDATE`;
  const open = actor.id ? await tx.reservation.count({ where: { reservedById: actor.id, state: 'open' } }) : 0;
  const refused = refusalToReserve(actor, open);
  if (refused) return refused;
  const series = await tx.series.findUnique({ where: { key: input.series } });
  if (!series) return notFound('This series');
  const { number, period, label, at } = await allotNumber(tx, series);
  const { id: reservationId } = await tx.reservation.create({
    data: {
      seriesId: series.id,
      period: period.key,
      periodStart: new Date(period.start),
      number,
      label,
      reason: input.reason,
      reservedById: actor.id,
      reservedAt: at,
    },
    select: { id: true },
  });
  const entry = { series: series.key, period: period.key, number, label };
  await appendNumbers(tx, 'reserved', [entry], null);
  const { reason } = input;
  await recordEvent(tx, actor, { type: 'number.reserved', data: { reservationId, ...entry, reason } });
  return ok({ reservationId, ...entry });
});

/** Makes a reserved number void. The register keeps the number and the reason. */
export const voidNumber = command(async (tx, actor, input: VoidInput): Promise<Result<ReservedNumber>> => {
  const { reservationId, reason } = input;
  const reservation = await lockReservation(tx, reservationId);
  if (!reservation) return notFound('This reserved number');
  const refused = refusalToVoid(actor, reservation);
  if (refused) return refused;
  await tx.reservation.update({ where: { id: reservation.id }, data: { state: 'void' }, select: { id: true } });
  const { series, period, number, label } = reservation;
  const entry = { series: series.key, period, number, label };
  await appendNumbers(tx, 'void', [entry], reason);
  await recordEvent(tx, actor, { type: 'number.voided', data: { reservationId, ...entry, reason } });
  return ok({ reservationId, ...entry });
});

/** Makes numbers that the counter jumps over void: a reservation and a register line for each. */
async function voidNumbers(tx: Tx, actor: Actor, series: SeriesRow, period: Period, numbers: number[], reason: string) {
  const reservedAt = await publicMoment(tx);
  const entries = numbers.map((number) => ({
    series: series.key,
    period: period.key,
    number,
    label: formatLabel(numberingOf(series), period, number),
  }));
  const where = { seriesId: series.id, period: period.key, periodStart: new Date(period.start) };
  const voidFields = { reason, reservedById: actor.id, reservedAt, state: 'void' };
  await tx.reservation.createMany({
    data: entries.map(({ number, label }) => ({ ...where, ...voidFields, number, label })),
  });
  await appendNumbers(tx, 'void', entries, reason);
}

/**
 * Sets the next number of a period; it only rises. An empty period begins at this number, and the
 * register says so. In a period with numbers, those in between become void in the register, with
 * the reason.
 */
export const setNextNumber = command(async (tx, actor, input: SetNextInput): Promise<Result<NextNumber>> => {
  const refused = refusalToNumber(actor);
  if (refused) return refused;
  const series = await tx.series.findUnique({ where: { key: input.series } });
  if (!series) return notFound('This series');
  const { period: current } = await lockPeriod(tx, series);
  const periodResult = await findPeriod(tx, series, input.period, current);
  if (!periodResult.ok) return periodResult;
  const period = periodResult.value;
  const counter = await tx.counter.findUnique({
    where: { seriesId_period: { seriesId: series.id, period: period.key } },
  });
  const from = counter?.next ?? 1;
  const { next } = input;
  const label = formatLabel(numberingOf(series), period, next);
  const stepRefusal = refusalToSetNext(numberingOf(series), { period, from, next });
  if (stepRefusal) return stepRefusal;
  const voidCount = countOfVoids({ from, next });
  if (next === from) return ok({ series: series.key, period: period.key, next, label, voided: 0 });
  const reason = input.reason ?? 'Not used: the next number was set by hand.';
  await passNumber(tx, series, period, next - 1);
  const numbers = Array.from({ length: voidCount }, (_, i) => from + i);
  if (voidCount > 0) await voidNumbers(tx, actor, series, period, numbers, reason);
  const why = input.reason ?? 'The first number was set by hand.';
  const beginning = from === 1 ? await declareBeginning(tx, series, period, next, why) : ok(null);
  if (!beginning.ok) return beginning;
  const data = { key: series.key, period: period.key, from, to: next, voided: voidCount, reason };
  await recordEvent(tx, actor, { type: 'series.next-set', data });
  return ok({ series: series.key, period: period.key, next, label, voided: voidCount });
});
