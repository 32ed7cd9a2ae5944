// The database's clock, played: the one thing beside the outside world that a test may play.
import { rowsAs } from './connections.ts';

/** From now on the database's clock is ahead of the true one by `interval` (`-2 h`), for everything that Pressmark dates by it. */
export async function playClock(interval: string): Promise<void> {
  await rowsAs(
    'admin',
    `CREATE OR REPLACE FUNCTION newsroom.clock() RETURNS timestamptz LANGUAGE sql VOLATILE AS
     $$ SELECT clock_timestamp() + interval '${interval}' $$`,
  );
}
