// Notices, deliveries, checkpoints and answers of links that are no longer of use. Promises:
//   - a notice stays for 90 days after its event, and for a year if nobody has read it
//   - an e-mail stays for 90 days after it was sent, and for ever until it is
//   - a notice stays as long as its e-mail is not sent
//   - checkpoints stay as lib/releases/history/thin-out.ts says
//   - what an address answered stays for 30 days
import 'server-only';
import { systemActor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { readAs } from '#lib/core/transact.ts';
import { thinOutCheckpoints } from '#lib/releases/history/thin-out.ts';

const house = systemActor('the house');

function removeNotices(tx: Tx, most: number): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM newsroom.notice WHERE id IN (
      SELECT n.id FROM newsroom.notice n
       WHERE n.at < newsroom.clock() - interval '90 days'
         AND (n.read_at IS NOT NULL OR n.at < newsroom.clock() - interval '1 year')
         AND NOT EXISTS (SELECT FROM newsroom.delivery d WHERE d.id = n.delivery_id AND d.state <> 'sent')
       ORDER BY n.at LIMIT ${most} FOR UPDATE SKIP LOCKED)`;
}

function removeDeliveries(tx: Tx, most: number): Promise<number> {
  return tx.$executeRaw`
    WITH old AS MATERIALIZED (
      SELECT id FROM newsroom.delivery
       WHERE state = 'sent' AND sent_at < newsroom.clock() - interval '90 days'
       ORDER BY sent_at LIMIT ${most} FOR UPDATE SKIP LOCKED),
    freed AS (UPDATE newsroom.notice SET delivery_id = NULL WHERE delivery_id IN (SELECT id FROM old))
    DELETE FROM newsroom.delivery WHERE id IN (SELECT id FROM old)`;
}

function removeLinkChecks(tx: Tx, most: number): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM newsroom.link_check WHERE url IN (
      SELECT url FROM newsroom.link_check WHERE checked_at < newsroom.clock() - interval '30 days'
       ORDER BY checked_at LIMIT ${most} FOR UPDATE SKIP LOCKED)`;
}

/**
 * Removes old notices, deliveries, checkpoints and answers of links, each in one statement of a
 * thousand rows at most.
 * @returns whether there may be more
 */
export async function sweep(most = 1000): Promise<boolean> {
  const notices = await readAs(house, (tx) => removeNotices(tx, most));
  const deliveries = await readAs(house, (tx) => removeDeliveries(tx, most));
  const checkpoints = await readAs(house, (tx) => thinOutCheckpoints(tx, most));
  const links = await readAs(house, (tx) => removeLinkChecks(tx, most));
  return [notices, deliveries, checkpoints, links].includes(most);
}
