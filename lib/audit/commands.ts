import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import { beforeCommit } from '#lib/core/before-commit.ts';
import { canonicalPieces } from '#lib/core/canonical.ts';
import type { Tx } from '#lib/core/db.ts';
import { rowsOf } from '#lib/core/statement.ts';
import { type AuditEvent, type ChainLink, genesis, toldByHead } from './rules.ts';

/**
 * Appends events to the chain, inside the transaction of the changes they record: last of all, in one statement that locks the
 * head of the chain to the commit.
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
  await beforeCommit(tx, 'audit', async () => {
    await rowsOf(tx)`
      SELECT newsroom.audit_append(e->'link', ARRAY(SELECT jsonb_array_elements_text(e->'pieces')), ${genesis})::text
      FROM jsonb_array_elements(${JSON.stringify(links)}::jsonb) e`;
  });
}

/** The same for one event. */
export function recordEvent(tx: Tx, actor: Actor, event: AuditEvent): Promise<void> {
  return recordEvents(tx, actor, [event]);
}
