import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import { canonicalPieces } from '#lib/core/canonical.ts';
import type { Tx } from '#lib/core/db.ts';
import { type AuditEvent, type ChainLink, genesis, fieldsSetOnAppend } from './rules.ts';

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

type ChainEntry = { chain: 'register' | 'audit'; link: Record<string, unknown> };

const registerLinks = (lines: RegisterLine[]): ChainEntry[] => lines.map((link) => ({ chain: 'register', link }));

const recordLinks = (actor: Actor, events: AuditEvent[]): ChainEntry[] =>
  events.map((event) => {
    const link: Omit<ChainLink, (typeof fieldsSetOnAppend)[number]> = {
      actorId: actor.id,
      actorName: actor.name,
      type: event.type,
      releaseId: 'releaseId' in event ? event.releaseId : null,
      deskId: 'deskId' in event ? event.deskId : null,
      data: event.data,
    };
    return { chain: 'audit', link };
  });

/**
 * Appends links to their chains, in one statement. Its function locks a chain to the commit, reads
 * the head and hashes each link with it. A link's canonical JSON is sent in pieces; moment, hash
 * and place stand between them.
 */
async function append(tx: Tx, entries: ChainEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const links = entries.map(({ chain, link }) => ({
    chain,
    link,
    pieces: canonicalPieces(link, [...fieldsSetOnAppend]),
    genesis,
  }));
  await tx.$executeRaw`SELECT newsroom.append_links(${JSON.stringify(links)}::jsonb)`;
}

/**
 * Appends lines to the public register, inside the transaction of the publication: every other
 * publication waits from here to the commit, so that only the record may follow. All of it is
 * public, so anyone can check the chain.
 */
export function appendToRegister(tx: Tx, lines: RegisterLine[]): Promise<void> {
  return append(tx, registerLinks(lines));
}

/**
 * Appends events to the record, inside the transaction of the changes they record: last of all in a
 * command, since every other command waits from here to the commit.
 * @param lines of the public register, which come first
 */
export function recordEvents(tx: Tx, actor: Actor, events: AuditEvent[], lines: RegisterLine[] = []): Promise<void> {
  return append(tx, [...registerLinks(lines), ...recordLinks(actor, events)]);
}

/** The same for one event. */
export function recordEvent(tx: Tx, actor: Actor, event: AuditEvent, lines: RegisterLine[] = []): Promise<void> {
  return recordEvents(tx, actor, [event], lines);
}
