import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import { canonicalHash } from '#lib/core/canonical.ts';
import { databaseNow } from '#lib/core/clock.ts';
import type { Tx } from '#lib/core/db.ts';
import { type AuditEvent, type ChainLink, genesis } from './rules.ts';

/**
 * Appends events to the chain, inside the transaction of the changes they record. Call it last: from here to the
 * commit no other change can be recorded.
 */
export async function recordEvents(tx: Tx, actor: Actor, events: AuditEvent[]): Promise<void> {
  const heads = await tx.$queryRaw<
    { seq: bigint | null; hash: string | null }[]
  >`SELECT seq, hash FROM newsroom.audit_head()`;
  const at = await databaseNow(tx);
  let seq = Number(heads[0]?.seq ?? 0n);
  let prevHash = heads[0]?.hash ?? genesis;
  const data = events.map((event) => {
    seq++;
    const link: ChainLink = {
      seq,
      at: at.toISOString(),
      actorId: actor.id,
      actorName: actor.name,
      type: event.type,
      releaseId: 'releaseId' in event ? event.releaseId : null,
      deskId: 'deskId' in event ? event.deskId : null,
      data: event.data,
      prevHash,
    };
    prevHash = canonicalHash(link);
    return { ...link, seq: BigInt(seq), at, data: event.data as object, hash: prevHash };
  });
  await tx.auditEvent.createMany({ data });
}

/** The same for one event. */
export function recordEvent(tx: Tx, actor: Actor, event: AuditEvent): Promise<void> {
  return recordEvents(tx, actor, [event]);
}
