import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok, type Result } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { lockDraft } from '#lib/releases/load.ts';
import { moveTo, subject, verbOn } from '#lib/releases/move.ts';
import { objectionsOfEmbargo } from '#lib/releases/needs-rules.ts';
import { refusal } from '#lib/releases/rules.ts';
import type { VerbResult, ScheduleInput, VerbInput } from '#lib/releases/schema.ts';
import { scheduleChannel, tooLate } from './schedule-rules.ts';

/** Wakes every worker on commit, since the next due time may have changed. */
export async function wakeWorkers(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${scheduleChannel}, '')`;
}

/** Schedules an approved text. The database's clock decides when its time has come. */
export const scheduleRelease = command(async (tx, actor, input: ScheduleInput): Promise<Result<VerbResult>> => {
  const current = await lockDraft(tx, input.releaseId);
  if (!current) return notFound();
  const { publishAt } = input;
  const refused = refusal('schedule', actor, current.facts, input.version, [
    ...objectionsOfEmbargo(current.facts.embargoUntil, publishAt),
    ...tooLate(publishAt, current.now),
  ]);
  if (refused) return refused;
  if (actor.id === null) throw new Error('a schedule needs a person to notify');
  const result = await moveTo(tx, actor, current, 'scheduled', { publishAt, scheduledById: actor.id });
  await wakeWorkers(tx);
  await recordEvent(tx, actor, {
    type: 'draft.scheduled',
    ...subject(current),
    data: { version: result.version, publishAt: publishAt.toISOString() },
  });
  return ok(result);
});

/** Removes a schedule. The text stays approved. */
export const unscheduleRelease = verbOn<VerbInput>('unschedule', async (tx, actor, current) => {
  const result = await moveTo(tx, actor, current, 'approved');
  await recordEvent(tx, actor, {
    type: 'draft.unscheduled',
    ...subject(current),
    data: { version: result.version, publishAt: current.draft.publishAt?.toISOString() ?? '' },
  });
  return result;
});
