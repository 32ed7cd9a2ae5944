// What the worker does with a bundle whose time has come.
import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Actor } from '#lib/core/actor.ts';
import { databaseNow } from '#lib/core/time/clock.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, type Refusal, type Result } from '#lib/core/result.ts';
import { notify } from '#lib/notices/commands.ts';
import { missed, subject } from '#lib/releases/move.ts';
import type { PublishResult } from '#lib/releases/schema.ts';
import { publishTexts } from '../publish.ts';
import { dissolve, inEvent } from './commands.ts';
import { lockBundle } from './load.ts';

/**
 * The id of the oldest due bundle that no other worker has locked. It stays locked until the
 * transaction ends.
 * @param before limits it to bundles that are due before this moment
 * @param waitingIds bundles that failed and wait for their next attempt
 */
export async function claimDueBundle(
  tx: Tx,
  clock: Date,
  before: Date | null,
  waitingIds: string[],
): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM newsroom.bundle
    WHERE publish_at <= ${clock}::timestamptz AND publish_at < coalesce(${before}::timestamptz, 'infinity')
      AND id <> ALL (${waitingIds}::uuid[])
    ORDER BY publish_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`;
  return rows[0]?.id ?? null;
}

/** Publishes a due bundle. After a refusal the caller must roll back. */
export async function publishDueBundle(tx: Tx, house: Actor, bundleId: string): Promise<Result<PublishResult[]>> {
  const current = await lockBundle(tx, bundleId);
  if (!current) return notFound('This bundle');
  await dissolve(tx, bundleId);
  return publishTexts(tx, house, current.texts, { verb: 'publishBundled', bundle: current.bundle });
}

/** Ends the schedule of a refused bundle, keeps every reason, and notifies who scheduled it. */
export async function giveBundleBack(tx: Tx, house: Actor, bundleId: string, { reasons }: Refusal): Promise<void> {
  const current = await lockBundle(tx, bundleId);
  const { publishAt, scheduledById } = current?.bundle ?? {};
  const text = current?.texts[0];
  if (!current || !publishAt || !scheduledById || !text) throw new Error(`bundle ${bundleId} is scheduled by nobody`);
  const miss = missed(publishAt, reasons);
  await tx.bundle.update({
    where: { id: bundleId },
    data: {
      publishAt: null,
      scheduledById: null,
      ...miss,
      version: { increment: 1 },
      updatedById: null,
      updatedAt: await databaseNow(tx),
    },
    select: { id: true },
  });
  await notify(tx, house, 'bundle-missed', subject(text), { addressees: [scheduledById] });
  await recordEvent(tx, house, {
    type: 'bundle.schedule-missed',
    data: {
      bundle: inEvent(current.bundle),
      publishAt: publishAt.toISOString(),
      codes: reasons.map(({ code }) => code),
      reason: miss.missedBecause,
    },
  });
}
