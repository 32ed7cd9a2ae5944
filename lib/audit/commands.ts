import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import { beforeCommit } from '#lib/core/before-commit.ts';
import { canonicalPieces } from '#lib/core/canonical.ts';
import type { Tx } from '#lib/core/db.ts';
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
    return { chain: 'audit' as const, link, pieces: canonicalPieces(link, [...toldByHead]), genesis };
  });
  await beforeCommit(tx, links);
}

/** The same for one event. */
export function recordEvent(tx: Tx, actor: Actor, event: AuditEvent): Promise<void> {
  return recordEvents(tx, actor, [event]);
}
