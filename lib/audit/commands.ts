import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import { canonicalPieces } from '#lib/core/canonical.ts';
import type { Tx } from '#lib/core/db.ts';
import { type AuditEvent, type ChainLink, genesis, toldByHead } from './rules.ts';

/**
 * Appends an event to the chain, inside the transaction of the change it records. Call it last: from here to the
 * commit no other change can be recorded. One statement, so that the lock is not held while we think.
 */
export async function recordEvent(tx: Tx, actor: Actor, event: AuditEvent): Promise<void> {
  const link: Omit<ChainLink, (typeof toldByHead)[number]> = {
    actorId: actor.id,
    actorName: actor.name,
    type: event.type,
    releaseId: 'releaseId' in event ? event.releaseId : null,
    deskId: 'deskId' in event ? event.deskId : null,
    data: event.data,
  };
  const pieces = canonicalPieces(link, [...toldByHead]);
  await tx.$executeRaw`SELECT newsroom.audit_append(${JSON.stringify(link)}::jsonb, ${pieces}, ${genesis})`;
}
