import 'server-only';
import type { Tx } from './db.ts';
import { sendOf } from './statement.ts';

/** A link as the functions of its chain take it: what it says, and its canonical JSON in pieces. */
type Link = { chain: 'register' | 'audit'; link: object; pieces: string[]; genesis: string };

const lists = new WeakMap<Tx, Link[]>();

/** Begins the list of what a transaction appends last; its opener ends with `appendKept`. */
export function keepLinks(tx: Tx): void {
  lists.set(tx, []);
}

/**
 * Keeps links until everything else in the transaction is done, so that their chain, for which every other command waits, is
 * locked for the length of the commit and no longer. Appended at once in a transaction that keeps no list.
 */
export async function beforeCommit(tx: Tx, links: Link[]): Promise<void> {
  const list = lists.get(tx);
  if (list) list.push(...links);
  else await append(tx, links);
}

/** Appends what was kept. If that fails, the transaction does. */
export async function appendKept(tx: Tx): Promise<void> {
  const links = lists.get(tx) ?? [];
  lists.delete(tx);
  if (links.length > 0) await append(tx, links);
}

/** In one statement: the register's lock before the audit's, as everywhere. */
async function append(tx: Tx, links: Link[]): Promise<void> {
  const [register, audit] = [links.filter((l) => l.chain === 'register'), links.filter((l) => l.chain === 'audit')];
  await sendOf(
    tx,
  )`SELECT newsroom.append_links(newsroom.filled(${JSON.stringify([...register, ...audit])})::jsonb)::text`;
}
