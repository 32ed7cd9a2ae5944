import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import { canonicalPieces } from '#lib/core/canonical.ts';
import type { Tx } from '#lib/core/db.ts';
import { type AuditEvent, type ChainLink, genesis, toldByHead } from './rules.ts';

/**
 * Appends events to the chain, inside the transaction of the changes they record. Call it last: from here to the
 * commit no other change can be recorded. One statement, so that the lock is not held while we think.
 */
export async function recordEvents(tx: Tx, actor: Actor, events: AuditEvent[]): Promise<void> {
  const links = events.map((event) => {
    const link: Omit<ChainLink, (typeof toldByHead)[number]> = {
      actorId: actor.id,
      actorName: actor.name,
      type: event.type,
      releaseId: 'releaseId' in event ? event.releaseId : null,
      deskId: 'deskId' in event ? event.deskId : null,
      data: event.data,
    };
    return { link, pieces: canonicalPieces(link, [...toldByHead]) };
  });
  await tx.$executeRaw`
    SELECT newsroom.audit_append(e->'link', ARRAY(SELECT jsonb_array_elements_text(e->'pieces')), ${genesis})
    FROM jsonb_array_elements(${JSON.stringify(links)}::jsonb) e`;
}

/** The same for one event. */
export function recordEvent(tx: Tx, actor: Actor, event: AuditEvent): Promise<void> {
  return recordEvents(tx, actor, [event]);
}
