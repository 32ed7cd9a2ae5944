// Checkpoints become fewer with time. Promises:
//   - those of the last day all stay
//   - after a day one an hour stays, and all that were kept before a step or before much went
//   - after 30 days one a day stays
//   - 90 days after the last change, those of a release without an open draft go
import 'server-only';
import type { Tx } from '#lib/core/db.ts';

/** Removes checkpoints that are no longer of use. Returns how many there were. */
export function thinOutCheckpoints(tx: Tx, most: number): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM newsroom.checkpoint WHERE id IN (
      SELECT c.id FROM newsroom.checkpoint c
       WHERE c.written_at < newsroom.clock() - interval '1 day'
         AND (c.why IN ('time', 'person') AND EXISTS (
               SELECT FROM newsroom.checkpoint n WHERE n.release_id = c.release_id AND n.written_at > c.written_at
                  AND date_trunc('hour', n.written_at) = date_trunc('hour', c.written_at))
           OR c.written_at < newsroom.clock() - interval '30 days' AND EXISTS (
               SELECT FROM newsroom.checkpoint n WHERE n.release_id = c.release_id AND n.written_at > c.written_at
                  AND date_trunc('day', n.written_at) = date_trunc('day', c.written_at))
           OR c.written_at < newsroom.clock() - interval '90 days' AND NOT EXISTS (
               SELECT FROM newsroom.draft d WHERE d.release_id = c.release_id
                  AND (d.state NOT IN ('published', 'discarded') OR d.updated_at > newsroom.clock() - interval '90 days')))
       ORDER BY c.written_at LIMIT ${most})`;
}
