import 'server-only';
import type { Tx } from './db.ts';

/**
 * The database's clock: the only one that decides when something happened or is due. Machines disagree; there is
 * one database.
 */
export async function databaseNow(tx: Tx): Promise<Date> {
  const rows = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  const row = rows[0];
  if (!row) throw new Error('the database told no time');
  return row.now;
}
