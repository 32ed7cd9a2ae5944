import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import { systemActor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { ok, type Refusal, type Result } from '#lib/core/result.ts';
import { transact } from '#lib/core/transact.ts';
import { notify } from '#lib/notices/commands.ts';
import { lockDraft } from '#lib/releases/load.ts';
import { endApprovals, missed, moveTo, subject } from '#lib/releases/move.ts';
import { refusal } from '#lib/releases/rules.ts';
import { claimDueBundle, giveBundleBack, publishDueBundle } from './bundles/due.ts';
import type { ClockWatch } from './clock-watch.ts';
import { publishIn } from './publish.ts';
import { stateAfterMiss } from './schedule-rules.ts';

const house = systemActor('the newsroom');

/**
 * What became of the oldest due release or bundle. `held`: schedules are held. `nextIn`: ms until
 * the next is due; below 0 if another worker has it locked, null if none is scheduled.
 */
export type DueOutcome =
  | { outcome: 'published' | 'given-back' }
  | { outcome: 'held' }
  | { outcome: 'nothing'; nextIn: number | null };

type Due = { kind: 'release' | 'bundle'; id: string };

/**
 * The oldest due release or bundle that no other worker has locked. It stays locked until the
 * transaction ends.
 * @param waitingIds releases and bundles that failed and wait for their next attempt
 */
async function claimDue(tx: Tx, clock: Date, waitingIds: string[]): Promise<Due | null> {
  const [release] = await tx.$queryRaw<{ id: string; publishAt: Date }[]>`
    SELECT r.id, d.publish_at AS "publishAt" FROM newsroom.draft d JOIN newsroom.release r ON r.id = d.release_id
    WHERE d.state = 'scheduled' AND d.publish_at <= ${clock}::timestamptz AND r.id <> ALL (${waitingIds}::uuid[])
    ORDER BY d.publish_at, d.id LIMIT 1 FOR UPDATE OF r SKIP LOCKED`;
  const bundleId = await claimDueBundle(tx, clock, release?.publishAt ?? null, waitingIds);
  if (bundleId) return { kind: 'bundle', id: bundleId };
  return release ? { kind: 'release', id: release.id } : null;
}

/** See `nextIn` of `DueOutcome`. */
async function untilNextDue(tx: Tx, waitingIds: string[]): Promise<number | null> {
  const rows = await tx.$queryRaw<{ ms: number | null }[]>`
    SELECT (extract(epoch FROM least(
      (SELECT min(publish_at) FROM newsroom.draft WHERE state = 'scheduled' AND release_id <> ALL (${waitingIds}::uuid[])),
      (SELECT min(publish_at) FROM newsroom.bundle WHERE publish_at IS NOT NULL AND id <> ALL (${waitingIds}::uuid[]))
    ) - newsroom.clock()) * 1000)::float8 AS ms`;
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
  const miss = missed(publishAt, reasons);
  if (state === 'draft') await endApprovals(tx, house, current, 'they were not enough when its time came');
  const moved = await moveTo(tx, house, current, state, miss);
  await notify(tx, house, 'schedule-missed', subject(current), { addressees: [scheduledById] });
  await recordEvent(tx, house, {
    type: 'draft.schedule-missed',
    ...subject(current),
    data: {
      version: moved.version,
      publishAt: publishAt.toISOString(),
      state,
      codes: reasons.map(({ code }) => code),
      reason: miss.missedBecause,
      reasons,
    },
  });
}

function publishDue(tx: Tx, { kind, id }: Due): Promise<Result<unknown>> {
  if (kind === 'bundle') return publishDueBundle(tx, house, id);
  return publishIn(tx, house, { releaseId: id, version: null }, { verb: 'publishDue' });
}

/**
 * Publishes the oldest due release or bundle. If the rules refuse, it gives it back with the
 * reasons. Several workers may call it at once; each release is locked by one of them.
 * @param watch decides whether the clock can be trusted
 * @param onClaim called with the id of the release or bundle before anything is written
 * @throws on an unexpected error; nothing is written and the release stays due
 */
export async function publishNextDue(
  watch: ClockWatch,
  waitingIds: string[],
  onClaim: (id: string) => void,
): Promise<Result<DueOutcome>> {
  const result = await transact<DueOutcome>(house, async (tx) => {
    const clock = await watch.look(tx, house);
    if (clock === null) return ok({ outcome: 'held' });
    const due = await claimDue(tx, clock, waitingIds);
    if (due === null) return ok({ outcome: 'nothing', nextIn: await untilNextDue(tx, waitingIds) });
    onClaim(due.id);
    await tx.$executeRaw`SAVEPOINT publication`;
    const publication = await publishDue(tx, due);
    if (publication.ok) return ok({ outcome: 'published' });
    // Undoes the writes of the refused publication and keeps the lock.
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT publication`;
    if (due.kind === 'bundle') await giveBundleBack(tx, house, due.id, publication);
    else await giveBack(tx, due.id, publication);
    return ok({ outcome: 'given-back' });
  });
  if (result.ok) watch.keep();
  return result;
}
