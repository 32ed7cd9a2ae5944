import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import { canonicalPieces } from '#lib/core/canonical.ts';
import type { Tx } from '#lib/core/db.ts';
import { type AuditEvent, type ChainLink, genesis, toldByHead } from './rules.ts';

/** One line of the public register: a number's life, in the order it happened. */
export type RegisterLine = {
  kind:
    | 'published'
    | 'archived'
    | 'corrected'
    | 'withdrawn'
    | 'reinstated'
    | 'reserved'
    | 'void'
    /** Where a period's numbers begin, if not at 1. */
    | 'begins'
    /** A number that the house's archive does not hold. */
    | 'absent';
  releaseId: string | null;
  series: string;
  period: string;
  number: number;
  language: string;
  label: string;
  path: string | null;
  edition: number | null;
  contentHash: string | null;
  note: string | null;
};

/**
 * Appends links to a chain. The function locks the chain to the commit, reads its head and hashes each link with it: of a link
 * it takes what it says, and its canonical JSON in pieces between which time, hash and place stand.
 */
async function append(tx: Tx, chain: 'register' | 'audit', links: Record<string, unknown>[]): Promise<void> {
  if (links.length === 0) return;
  const said = links.map((link) => ({ chain, link, pieces: canonicalPieces(link, [...toldByHead]), genesis }));
  await tx.$executeRaw`SELECT newsroom.append_links(${JSON.stringify(said)}::jsonb)`;
}

/**
 * Appends lines to the public register, inside the transaction of the publication: every other publication waits from here to
 * the commit, so that only `recordEvent` may follow. All of it is public, so anyone can check the chain.
 */
export function appendToRegister(tx: Tx, lines: RegisterLine[]): Promise<void> {
  return append(tx, 'register', lines);
}

/**
 * Appends events to the record, inside the transaction of the changes they record: last of all in a command, since every other
 * command waits from here to the commit.
 */
export function recordEvents(tx: Tx, actor: Actor, events: AuditEvent[]): Promise<void> {
  const links = events.map(
    (event): Omit<ChainLink, (typeof toldByHead)[number]> => ({
      actorId: actor.id,
      actorName: actor.name,
      type: event.type,
      releaseId: 'releaseId' in event ? event.releaseId : null,
      deskId: 'deskId' in event ? event.deskId : null,
      data: event.data,
    }),
  );
  return append(tx, 'audit', links);
}

/** The same for one event. */
export function recordEvent(tx: Tx, actor: Actor, event: AuditEvent): Promise<void> {
  return recordEvents(tx, actor, [event]);
}
