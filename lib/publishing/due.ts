import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import { systemActor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { enqueue } from '#lib/core/jobs.ts';
import { ok, type Refusal, type Result } from '#lib/core/result.ts';
import { transact } from '#lib/core/transact.ts';
import { lockDraft } from '#lib/releases/load.ts';
import { endApprovals, moveTo, subject } from '#lib/releases/move.ts';
import { refusal } from '#lib/releases/rules.ts';
import type { ClockWatch } from './clock-watch.ts';
import { publishIn } from './publish.ts';
import { stateAfterMiss } from './schedule-rules.ts';

const house = systemActor('the newsroom');

/** What was done with the oldest release that was due; when none was, how long until one is. `held`: none is published for now. */
export type DueOutcome =
  | { outcome: 'published' | 'given-back' }
  | { outcome: 'held' }
  | { outcome: 'nothing'; nextIn: number | null };

/**
 * The oldest release that was due by the clock as it was looked at and that nobody else holds, locked until the transaction ends.
 * @param waitingIds releases to leave alone for now
 */
async function claimDue(tx: Tx, clock: Date, waitingIds: string[]): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM newsroom.draft d JOIN newsroom.release r ON r.id = d.release_id
    WHERE d.state = 'scheduled' AND d.publish_at <= ${clock}::timestamptz AND r.id <> ALL (${waitingIds}::uuid[])
    ORDER BY d.publish_at, d.id LIMIT 1 FOR UPDATE OF r SKIP LOCKED`;
  return rows[0]?.id ?? null;
}

/** In ms by the database's clock: below 0 when one is due that somebody else holds, null when none is scheduled. */
async function untilNextDue(tx: Tx, waitingIds: string[]): Promise<number | null> {
  const rows = await tx.$queryRaw<{ ms: number | null }[]>`
    SELECT (extract(epoch FROM min(publish_at) - newsroom.clock()) * 1000)::float8 AS ms
    FROM newsroom.draft WHERE state = 'scheduled' AND release_id <> ALL (${waitingIds}::uuid[])`;
  return rows[0]?.ms ?? null;
}

/** Back to the desk with every reason, and word to whoever had set the time. */
async function giveBack(tx: Tx, releaseId: string, { reasons }: Refusal): Promise<void> {
  const current = await lockDraft(tx, releaseId);
  // Somebody else dealt with it between the look and the lock.
  if (!current || refusal('giveBack', house, current.facts, null)) return;
  const { publishAt, scheduledById } = current.draft;
  if (!publishAt || !scheduledById) throw new Error(`release ${releaseId} is scheduled by nobody`);
  const state = stateAfterMiss(current.facts);
  const reason = reasons.map(({ message }) => message).join(' ');
  if (state === 'draft') await endApprovals(tx, house, current, 'they were not enough when its time came');
  const moved = await moveTo(tx, house, current, state, { missedAt: publishAt, missedBecause: reason });
  await enqueue(tx, 'notify-review', {
    releaseId,
    event: 'schedule-missed',
    by: house.name,
    to: scheduledById,
  });
  await recordEvent(tx, house, {
    type: 'draft.schedule-missed',
    ...subject(current),
    data: {
      version: moved.version,
      publishAt: publishAt.toISOString(),
      state,
      codes: reasons.map(({ code }) => code),
      reason,
    },
  });
}

/**
 * Publishes the oldest release whose time has come, by the path that every publication takes. What the rules refuse goes
 * back with the reasons. Any number of workers may call it at once: each release is dealt with by one of them.
 * @param watch knows whether the clock is to be believed
 * @param onClaim told which release is dealt with, before anything is done
 * @throws what nobody expected; then nothing has happened, and the release is still due
 */
export async function publishNextDue(
  watch: ClockWatch,
  waitingIds: string[],
  onClaim: (releaseId: string) => void,
): Promise<Result<DueOutcome>> {
  const result = await transact<DueOutcome>(house, async (tx) => {
    const clock = await watch.look(tx, house);
    if (clock === null) return ok({ outcome: 'held' });
    const releaseId = await claimDue(tx, clock, waitingIds);
    if (releaseId === null) return ok({ outcome: 'nothing', nextIn: await untilNextDue(tx, waitingIds) });
    onClaim(releaseId);
    await tx.$executeRaw`SAVEPOINT publication`;
    const publication = await publishIn(tx, house, { releaseId, version: null }, { verb: 'publishDue' });
    if (publication.ok) return ok({ outcome: 'published' });
    // What it had written before it was refused is undone; the claim stays.
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT publication`;
    await giveBack(tx, releaseId, publication);
    return ok({ outcome: 'given-back' });
  });
  if (result.ok) watch.keep();
  return result;
}
