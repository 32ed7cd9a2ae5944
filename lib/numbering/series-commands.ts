import 'server-only';
import { refusalToAdminister } from '#lib/accounts/rules.ts';
import { recordEvent } from '#lib/audit/commands.ts';
import { newestChange } from '#lib/audit/queries.ts';
import type { Actor } from '#lib/core/actor.ts';
import { dayOf } from '#lib/core/time/calendar.ts';
import { databaseNow } from '#lib/core/time/clock.ts';
import { notFound, ok, type Refusal, type Result, refuse, refuseInput } from '#lib/core/result.ts';
import { command, transact } from '#lib/core/transact.ts';
import { lockPeriod } from './commands.ts';
import type { SeriesNumbering } from './rules.ts';
import {
  addSeriesSchema,
  type AddSeriesInput,
  type NewPeriod,
  type RestartInput,
  type AddedSeries,
  type SeriesPolicy,
  type SetSeriesInput,
} from './schema.ts';
import { exampleLabel, nextManualKey, seriesProblems, refusalOfStaleSeries } from './series-rules.ts';

/** The reason against changing how a series is numbered, or null. */
export function refusalToNumber(actor: Actor): Refusal | null {
  if (refusalToAdminister(actor) === null) return null;
  return refuse('forbidden', {
    code: 'role',
    message: 'Only an administrator of the house may change how a series is numbered. Ask one of them.',
    params: { to: 'number' },
  });
}

/** Adds a series. */
export const addSeries = command(async (tx, actor: Actor, input: AddSeriesInput): Promise<Result<AddedSeries>> => {
  const refused = refusalToNumber(actor);
  if (refused) return refused;
  const parsed = addSeriesSchema.safeParse(input);
  if (!parsed.success) return refuseInput(parsed.error);
  const { name, approvals, allowUrgent, commentsStop, ...fields } = parsed.data;
  const house = await tx.house.findUnique({ where: { id: 1 }, select: { timeZone: true, languages: true } });
  if (!house) return refuse('conflict', { code: 'no-house', message: 'Set up the house first.' });
  const series: SeriesNumbering = { ...fields, timeZone: fields.timeZone ?? house.timeZone };
  const [problem, ...more] = seriesProblems(series);
  if (problem) return refuse('invalid', problem, ...more);
  const names = { [house.languages[0] ?? 'en']: name ?? series.key };
  const result = await tx.series.createMany({
    data: [{ ...series, approvals, allowUrgent, commentsStop, names }],
    skipDuplicates: true,
  });
  if (result.count === 0)
    return refuse('conflict', {
      code: 'series-exists',
      field: 'key',
      message: `There is a series “${series.key}” already.`,
      params: { key: series.key },
    });
  const { key, labelTemplate, period } = series;
  await tx.publicSeries.create({ data: { key, names, labelTemplate, period }, select: { key: true } });
  await recordEvent(tx, actor, { type: 'series.added', data: { ...series, approvals, allowUrgent, commentsStop } });
  return ok({ key, example: exampleLabel(series, await databaseNow(tx)) });
});

/**
 * Sets what a series asks of its texts, for those under review too. With `seen` it
 * refuses to overwrite a change that the actor has not seen.
 */
export function setSeries(
  actor: Actor,
  { series: key, seen, ...policy }: SetSeriesInput,
): Promise<Result<SeriesPolicy>> {
  return transact(actor, async (tx) => {
    const refused = refusalToNumber(actor);
    if (refused) return refused;
    if (!(await tx.series.findUnique({ where: { key }, select: { key: true } }))) return notFound('This series');
    const rules = { approvals: true, allowUrgent: true, commentsStop: true } as const;
    // One statement compares and sets, so the second of two concurrent requests is refused.
    const [updated] = await tx.series.updateManyAndReturn({ where: { key, ...seen }, data: policy, select: rules });
    if (!updated) return refusalOfStaleSeries(key, await newestChange(tx, ['series.set', 'series.added'], key));
    await recordEvent(tx, actor, { type: 'series.set', data: { key, ...updated } });
    return ok({ series: key, ...updated });
  });
}

/** Opens the next period of a series that restarts by hand. Its numbers begin at 1 again. */
export function restartSeries(actor: Actor, { series: key, reason }: RestartInput): Promise<Result<NewPeriod>> {
  return transact(actor, async (tx) => {
    const refused = refusalToNumber(actor);
    if (refused) return refused;
    const series = await tx.series.findUnique({ where: { key } });
    if (!series) return notFound('This series');
    if (series.period !== 'manual')
      return refuse('conflict', {
        code: 'not-manual',
        message: `The series ${key} restarts by itself (${series.period}), or never.`,
        params: { key },
      });
    const { period: open, at } = await lockPeriod(tx, series);
    const counter = await tx.counter.findUnique({
      where: { seriesId_period: { seriesId: series.id, period: open.key } },
    });
    if (!counter || counter.next === 1)
      return refuse('conflict', {
        code: 'nothing-issued',
        message: `The series ${key} stands at 1 already: there is nothing to restart.`,
        params: { key },
      });
    const start = dayOf(at, series.timeZone);
    if (open.start >= start)
      return refuse('conflict', {
        code: 'restarted-today',
        message: `The series ${key} was restarted on ${open.start}. It can be restarted once a day.`,
        params: { key, day: open.start },
      });
    const period = nextManualKey(open.key);
    const row = { seriesId: series.id, period, periodStart: new Date(start), next: 1 };
    await tx.counter.create({ data: row, select: { period: true } });
    await recordEvent(tx, actor, { type: 'series.restarted', data: { key, period, start, reason } });
    return ok({ series: key, period, start });
  });
}
