import 'server-only';
import type { Tx } from './db.ts';

/** What takes a lock that every other command waits for, in the order in which the locks are taken everywhere. */
const order = { register: 0, audit: 1 } as const;
type Kind = keyof typeof order;
type Waiting = { kind: Kind; work: () => Promise<void> };

const lists = new WeakMap<Tx, Waiting[]>();

/** Begins the list of what a transaction does last; its opener ends with `doLast`. */
export function beginList(tx: Tx): void {
  lists.set(tx, []);
}

/**
 * Keeps the work until everything else in the transaction is done, so that its lock is held for the length of the commit and
 * no longer. If it fails, the transaction does. Done at once in a transaction that has no list.
 */
export async function beforeCommit(tx: Tx, kind: Kind, work: () => Promise<void>): Promise<void> {
  const list = lists.get(tx);
  if (list) list.push({ kind, work });
  else await work();
}

/** Does what was kept, register before audit, each in the order in which it was asked for. */
export async function doLast(tx: Tx): Promise<void> {
  const list = lists.get(tx) ?? [];
  lists.delete(tx);
  for (const { work } of list.sort((a, b) => order[a.kind] - order[b.kind])) await work();
}
