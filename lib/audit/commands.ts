import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import { canonicalPieces } from '#lib/core/canonical.ts';
import type { Tx } from '#lib/core/db.ts';
import { type AuditEvent, type ChainLink, genesis, fieldsSetOnAppend } from './rules.ts';

/** One line of the public register. The lines tell the life of each number in order. */
export type RegisterLine = {
  kind:
    | 'published'
    | 'archived'
    | 'corrected'
    | 'withdrawn'
    | 'reinstated'
    | 'reserved'
    | 'void'
    /** The first number of a period, if it is not 1. */
    | 'begins'
    /** A number that is not in the house's archive. */
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
 * Appends links to their chains, in one statement. The SQL function locks a chain until the commit,
 * reads its head and hashes each link with it. We send a link's canonical JSON in pieces. The
 * function puts moment, hash and place between them.
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
 * Appends lines to the public register, inside the transaction of the publication. Every other
 * publication waits from here to the commit, so only the record may follow. Everything in the
 * register is public, so anyone can check the chain.
 */
export function appendToRegister(tx: Tx, lines: RegisterLine[]): Promise<void> {
  return append(tx, registerLinks(lines));
}

/**
 * Appends events to the record, inside the transaction of the changes. A command calls this last,
 * because every other command waits from here to the commit.
 * @param lines lines of the public register, which are appended first
 */
export function recordEvents(tx: Tx, actor: Actor, events: AuditEvent[], lines: RegisterLine[] = []): Promise<void> {
  return append(tx, [...registerLinks(lines), ...recordLinks(actor, events)]);
}

/** Appends one event to the record, as `recordEvents` does. */
export function recordEvent(tx: Tx, actor: Actor, event: AuditEvent, lines: RegisterLine[] = []): Promise<void> {
  return recordEvents(tx, actor, [event], lines);
}
