// When the public can first read each release, seen as the site's own role and dated by the
// database's clock.
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** A release and the first moment at which a reader's query returned it. */
export type Sight = { id: string; seen: Date };

const looksEvery = 5;
const question =
  'SELECT id, number, clock_timestamp() AS seen FROM pub.release WHERE series = $1 AND number > $2 ORDER BY number';
const nothing = () => ({ rows: [] });

/**
 * Asks the public schema again and again for new releases. The numbers of a series appear in order,
 * so each query asks only for those above the highest.
 * @returns the sightings so far, and a way to stop
 */
export function watchPublic(publicUrl: string, series: string) {
  const client = new pg.Pool({ connectionString: publicUrl, max: 1 });
  // When the database returns, the next query connects again.
  client.on('error', () => {});
  const sights: Sight[] = [];
  let highest = 0;
  let isOver = false;
  const look = async () => {
    while (!isOver) {
      const { rows } = await client.query<Sight & { number: number }>(question, [series, highest]).catch(nothing);
      for (const { id, number, seen } of rows) {
        sights.push({ id, seen });
        highest = Math.max(highest, number);
      }
      await pause(looksEvery);
    }
  };
  const looking = look();
  let stopping: Promise<void> | undefined;
  const stop = () => {
    isOver = true;
    stopping ??= looking.then(() => client.end());
    return stopping;
  };
  return { sights, stop };
}
