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

/**
 * What became of the oldest due release. `held`: schedules are held. `nextIn`: ms until the next is
 * due; below 0 if another worker has it locked, null if none is scheduled.
 */
export type DueOutcome =
  | { outcome: 'published' | 'given-back' }
  | { outcome: 'held' }
  | { outcome: 'nothing'; nextIn: number | null };

/**
 * The id of the oldest due release that no other worker has locked. It stays locked until the
 * transaction ends.
 * @param waitingIds releases that failed and wait for their next attempt
 */
async function claimDue(tx: Tx, clock: Date, waitingIds: string[]): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM newsroom.draft d JOIN newsroom.release r ON r.id = d.release_id
    WHERE d.state = 'scheduled' AND d.publish_at <= ${clock}::timestamptz AND r.id <> ALL (${waitingIds}::uuid[])
    ORDER BY d.publish_at, d.id LIMIT 1 FOR UPDATE OF r SKIP LOCKED`;
  return rows[0]?.id ?? null;
}

/** See `nextIn` of `DueOutcome`. */
async function untilNextDue(tx: Tx, waitingIds: string[]): Promise<number | null> {
  const rows = await tx.$queryRaw<{ ms: number | null }[]>`
    SELECT (extract(epoch FROM min(publish_at) - newsroom.clock()) * 1000)::float8 AS ms
    FROM newsroom.draft WHERE state = 'scheduled' AND release_id <> ALL (${waitingIds}::uuid[])`;
  return rows[0]?.ms ?? null;
}

/** Returns a refused release to the desk with every reason, and notifies who scheduled it. */
async function giveBack(tx: Tx, releaseId: string, { reasons }: Refusal): Promise<void> {
  const current = await lockDraft(tx, releaseId);
  // Another transaction changed it before this lock.
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
 * Publishes the oldest due release. If the rules refuse, it gives the release back with the
 * reasons. Several workers may call it at once; each release is locked by one of them.
 * @param watch decides whether the clock can be trusted
 * @param onClaim called with the release's id before anything is written
 * @throws on an unexpected error; nothing is written and the release stays due
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
    // Undoes the writes of the refused publication and keeps the lock.
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT publication`;
    await giveBack(tx, releaseId, publication);
    return ok({ outcome: 'given-back' });
  });
  if (result.ok) watch.keep();
  return result;
}
