import 'server-only';
import { refusalUnlessHouse } from '#lib/accounts/rules.ts';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Actor } from '#lib/core/actor.ts';
import { databaseNow } from '#lib/core/time/clock.ts';
import { ok, type Result, refuse } from '#lib/core/result.ts';
import { transact } from '#lib/core/transact.ts';

const newest = { orderBy: { seq: 'desc' }, select: { seq: true, at: true } } as const;

/**
 * Accepts a database clock that is behind the newest entry of register or record. Use it after a
 * clock that ran ahead was set right. Time falls once. The record keeps that, and `audit verify`
 * shows it.
 * @returns the database's time
 */
export function acceptClock(actor: Actor, { reason }: { reason: string }): Promise<Result<{ clock: Date }>> {
  return transact(actor, async (tx) => {
    const refused = refusalUnlessHouse(actor);
    if (refused) return refused;
    const [clock, entry, event] = [
      await databaseNow(tx),
      await tx.registerEntry.findFirst(newest),
      await tx.auditEvent.findFirst(newest),
    ];
    if ((!entry || entry.at <= clock) && (!event || event.at <= clock))
      return refuse('conflict', {
        code: 'clock-not-behind',
        message: 'The database’s clock is not behind the register or the record: there is nothing to accept.',
      });
    await recordEvent(tx, actor, {
      type: 'clock.accepted',
      data: {
        registerSeq: Number(entry?.seq ?? 0),
        registerAt: entry?.at.toISOString() ?? null,
        recordAt: event?.at.toISOString() ?? null,
        clock: clock.toISOString(),
        reason,
      },
    });
    return ok({ clock });
  });
}

/**
 * Ends a hold of the schedules. Due releases are then published at once.
 * @returns the database’s time and the number of due releases
 */
export function releaseSchedules(
  actor: Actor,
  { reason }: { reason: string },
): Promise<Result<{ clock: Date; due: number }>> {
  return transact(actor, async (tx) => {
    const refused = refusalUnlessHouse(actor);
    if (refused) return refused;
    const [hold] = await tx.$queryRaw<
      { heldAt: Date }[]
    >`DELETE FROM newsroom.schedule_hold RETURNING held_at AS "heldAt"`;
    if (!hold)
      return refuse('conflict', { code: 'not-held', message: 'No schedules are held: there is nothing to release.' });
    const clock = await databaseNow(tx);
    const single = await tx.draft.count({ where: { state: 'scheduled', publishAt: { lte: clock } } });
    const bundled = await tx.bundle.aggregate({ where: { publishAt: { lte: clock } }, _sum: { size: true } });
    const due = single + (bundled._sum.size ?? 0);
    await recordEvent(tx, actor, {
      type: 'schedules.released',
      data: { heldAt: hold.heldAt.toISOString(), reason },
    });
    return ok({ clock, due });
  });
}
