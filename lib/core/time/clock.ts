import 'server-only';
import type { Tx } from '#lib/core/db.ts';

/**
 * The database's time. Only it decides when something happened or is due, since the clocks of
 * several machines disagree.
 */
export async function databaseNow(tx: Tx): Promise<Date> {
  const rows = await tx.$queryRaw<{ now: Date }[]>`SELECT newsroom.clock() AS now`;
  const row = rows[0];
  if (!row) throw new Error('the database returned no time');
  return row.now;
}

/**
 * The moment of a publication: the database's time, never before the newest entry of the register.
 * @throws PostgreSQL's error where the clock is more than a few seconds behind that entry;
 * `transact` makes it a refusal
 */
export async function publicMoment(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`SELECT newsroom.public_moment() AS at`;
  if (!row) throw new Error('the database returned no time');
  return row.at;
}
