import 'server-only';
import type { Tx } from '#lib/core/db.ts';
import type { LinkOutcome, Outside } from '../preflight/schema.ts';
import { isOld } from './link-checks-rules.ts';

type Row = LinkOutcome & { url: string; age: number };

/** What is known of these addresses; `age` in seconds by the database's clock. */
export function linkChecks(tx: Tx, addresses: string[]): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT url, outcome, status, extract(epoch FROM newsroom.clock() - checked_at)::float8 AS age
    FROM newsroom.link_check WHERE url = ANY (${addresses})`;
}

/** The same as the checks of a text need it. */
export async function linkOutcomes(tx: Tx, addresses: string[]): Promise<Outside['links']> {
  if (addresses.length === 0) return {};
  const rows = await linkChecks(tx, addresses);
  return Object.fromEntries(rows.map(({ url, outcome, status }) => [url, { outcome, status }]));
}

/** The addresses that are to be asked for now. */
export async function addressesToAsk(tx: Tx, addresses: string[]): Promise<string[]> {
  if (addresses.length === 0) return [];
  const fresh = (await linkChecks(tx, addresses)).filter((row) => !isOld(row, row.age));
  const known = new Set(fresh.map(({ url }) => url));
  return addresses.filter((address) => !known.has(address));
}
