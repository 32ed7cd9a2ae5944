import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import { canonicalHash } from '#lib/core/canonical.ts';
import { databaseNow } from '#lib/core/clock.ts';
import type { Tx } from '#lib/core/db.ts';
import { type AuditEvent, type ChainLink, genesis } from './rules.ts';

/**
 * Appends an event to the chain, inside the transaction of the change it records. Call it last: from here to the
 * commit no other change can be recorded.
 */
export async function recordEvent(tx: Tx, actor: Actor, event: AuditEvent): Promise<void> {
  const heads = await tx.$queryRaw<
    { seq: bigint | null; hash: string | null }[]
  >`SELECT seq, hash FROM newsroom.audit_head()`;
  const at = await databaseNow(tx);
  const link: ChainLink = {
    seq: Number(heads[0]?.seq ?? 0n) + 1,
    at: at.toISOString(),
    actorId: actor.id,
    actorName: actor.name,
    type: event.type,
    releaseId: 'releaseId' in event ? event.releaseId : null,
    deskId: 'deskId' in event ? event.deskId : null,
    data: event.data,
    prevHash: heads[0]?.hash ?? genesis,
  };
  await tx.auditEvent.create({
    data: { ...link, seq: BigInt(link.seq), at, data: event.data as object, hash: canonicalHash(link) },
    select: { seq: true },
  });
}
