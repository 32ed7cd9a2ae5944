import 'server-only';
import type { Tx } from './db.ts';

/**
 * The database's clock: the only one that decides when something happened or is due. Machines disagree; there is
 * one database.
 */
export async function databaseNow(tx: Tx): Promise<Date> {
  const rows = await tx.$queryRaw<{ now: Date }[]>`SELECT newsroom.clock() AS now`;
  const row = rows[0];
  if (!row) throw new Error('the database returned no time');
  return row.now;
}

/**
 * The moment of what becomes public now: the database's clock, and never before the newest entry of the register. Fails, and the
 * command is refused, where the clock is behind that by more than a few seconds.
 */
export async function publicMoment(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`SELECT newsroom.public_moment() AS at`;
  if (!row) throw new Error('the database returned no time');
  return row.at;
}
