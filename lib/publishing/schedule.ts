import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok, type Result } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { lockDraft } from '#lib/releases/load.ts';
import { moveTo, subject, verbOn } from '#lib/releases/move.ts';
import { refusal } from '#lib/releases/rules.ts';
import type { VerbResult, ScheduleInput, VerbInput } from '#lib/releases/schema.ts';
import { scheduleChannel, tooLate } from './schedule-rules.ts';

/** Wakes every worker when the transaction commits: the next due time may be another now. */
async function wakeWorkers(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${scheduleChannel}, '')`;
}

/**
 * Sets the moment at which an approved text becomes public by itself. The time must be in the future by the database's
 * clock, which alone decides when it has come.
 */
export const scheduleRelease = command(async (tx, actor, input: ScheduleInput): Promise<Result<VerbResult>> => {
  const current = await lockDraft(tx, input.releaseId);
  if (!current) return notFound();
  const { publishAt } = input;
  const refused = refusal('schedule', actor, current.facts, input.version, tooLate(publishAt, current.now));
  if (refused) return refused;
  if (actor.id === null) throw new Error('a schedule needs a person to tell when it is missed');
  const result = await moveTo(tx, actor, current, 'scheduled', { publishAt, scheduledById: actor.id });
  await wakeWorkers(tx);
  await recordEvent(tx, actor, {
    type: 'draft.scheduled',
    ...subject(current),
    data: { version: result.version, publishAt: publishAt.toISOString() },
  });
  return ok(result);
});

/** Takes a schedule back. The text stays approved. */
export const unscheduleRelease = verbOn<VerbInput>('unschedule', async (tx, actor, current) => {
  const result = await moveTo(tx, actor, current, 'approved');
  await recordEvent(tx, actor, {
    type: 'draft.unscheduled',
    ...subject(current),
    data: { version: result.version, publishAt: current.draft.publishAt?.toISOString() ?? '' },
  });
  return result;
});
