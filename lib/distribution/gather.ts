import 'server-only';
import { systemActor } from '#lib/core/actor.ts';
import { databaseNow } from '#lib/core/time/clock.ts';
import { readAs } from '#lib/core/transact.ts';
import { lastHours } from './delivery-rules.ts';

const house = systemActor('the house');

/**
 * Makes one delivery a person of the notices that are due: at once, or when the hour of their daily
 * e-mail has come. Notices that were read meanwhile, of people who want none or may no longer read
 * the desk, go into none. Workers that run at once share them out.
 */
export async function gatherNotices(): Promise<void> {
  await readAs(house, async (tx) => {
    const [due] = await tx.$queryRaw<
      { any: boolean }[]
    >`SELECT EXISTS (SELECT FROM newsroom.notice WHERE is_mail_due) AS any`;
    if (!due?.any) return;
    const { timeZone } = await tx.house.findUniqueOrThrow({ where: { id: 1 }, select: { timeZone: true } });
    const hours = lastHours(await databaseNow(tx), timeZone);
    await tx.$executeRaw`
      WITH open AS (
        SELECT n.id, n.user_id, u.email, n.at, coalesce(m.pace, 'at-once') AS pace, coalesce(m.hour, 0) AS hour,
          n.read_at IS NULL AND u.disabled_at IS NULL AND coalesce(m.pace, 'at-once') <> 'none'
            AND (n.release_id IS NULL OR newsroom.reads_desk(u.id, r.desk_id)) AS wanted
          FROM newsroom.notice n
          JOIN newsroom.user_account u ON u.id = n.user_id
          LEFT JOIN newsroom.notice_mail m ON m.user_id = n.user_id
          LEFT JOIN newsroom.release r ON r.id = n.release_id
         WHERE n.is_mail_due FOR UPDATE OF n SKIP LOCKED),
      due AS (
        SELECT id, user_id, email FROM open
         WHERE wanted AND (pace = 'at-once' OR at < (${hours}::timestamptz[])[hour + 1])),
      made AS (
        INSERT INTO newsroom.delivery (user_id, address, notice_count, created_at, waits_since, next_try_at)
        SELECT d.user_id, d.email, d.n, c.now, c.now, c.now
          FROM (SELECT user_id, email, count(*)::int AS n FROM due GROUP BY 1, 2) d, (SELECT newsroom.clock() AS now OFFSET 0) c
        RETURNING id, user_id),
      ended AS (
        SELECT o.id, m.id AS delivery_id FROM open o
          LEFT JOIN due d ON d.id = o.id LEFT JOIN made m ON m.user_id = d.user_id
         WHERE d.id IS NOT NULL OR NOT o.wanted)
      UPDATE newsroom.notice n SET is_mail_due = false, delivery_id = e.delivery_id FROM ended e WHERE n.id = e.id`;
  });
}

/** Without a mail server notices stay on the desk alone. Returns how many were due. */
export function dropDueNotices(): Promise<number> {
  return readAs(house, (tx) => tx.$executeRaw`UPDATE newsroom.notice SET is_mail_due = false WHERE is_mail_due`);
}
