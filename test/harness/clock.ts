// Shifts the database's clock. Tests may play the clock and the outside world, nothing else.
import { rowsAs } from './connections.ts';

/** From now on Pressmark's dates are ahead of the true time by `interval` (`-2 h`). */
export async function playClock(interval: string): Promise<void> {
  await rowsAs(
    'admin',
    `CREATE OR REPLACE FUNCTION newsroom.clock() RETURNS timestamptz LANGUAGE sql VOLATILE AS
     $$ SELECT clock_timestamp() + interval '${interval}' $$`,
  );
}
