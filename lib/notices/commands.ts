import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { ok, type Result, refuse } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { type Circle, type EventName, isOnDeskAlone, type MailSetting, whoHears } from './rules.ts';
import type { MarkReadInput } from './schema.ts';

/** The release and desk of an event; null for one of the whole house. */
type Place = { releaseId: string; deskId: string } | null;

/** An event of one release or of the house, with the people around it. */
type News = { place: Place; circle: Omit<Circle, 'actorId'> };

/**
 * Writes the notices of an event of several releases in its transaction, in one statement. The
 * worker sends them by e-mail. Nobody gets one of a release that they may not read.
 */
export async function notifyEach(tx: Tx, actor: Actor, event: EventName, news: News[]): Promise<void> {
  const rows = news.map(({ place, circle }) => {
    const { releaseId = null, deskId = null } = place ?? {};
    return { releaseId, deskId, ...whoHears(event, { ...circle, actorId: actor.id }) };
  });
  await tx.$executeRaw`
    WITH news AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n("releaseId" uuid, "deskId" uuid,
        people uuid[], editors boolean, administrators boolean, "except" uuid[])),
    hearer AS MATERIALIZED (
      SELECT n."releaseId", n."deskId", n."except", p.id FROM news n, unnest(n.people) AS p (id)
      UNION
      SELECT n."releaseId", n."deskId", n."except", g.user_id FROM news n, newsroom.role_grant g
       WHERE n.editors AND g.role = 'editor' AND (g.desk_id IS NULL OR g.desk_id = n."deskId")
          OR n.administrators AND g.role = 'admin' AND g.desk_id IS NULL),
    reader AS MATERIALIZED (
      SELECT p.id, p."deskId" FROM (SELECT DISTINCT id, "deskId" FROM hearer WHERE "deskId" IS NOT NULL) p
       WHERE newsroom.reads_desk(p.id, p."deskId"))
    INSERT INTO newsroom.notice (user_id, release_id, event, by_name, is_mail_due, at)
    SELECT u.id, h."releaseId", ${event}, ${actor.name}, ${!isOnDeskAlone(event)}, c.now
      FROM hearer h JOIN newsroom.user_account u ON u.id = h.id, (SELECT newsroom.clock() AS now OFFSET 0) c
     WHERE u.disabled_at IS NULL AND u.id <> ALL (h."except")
       AND (h."deskId" IS NULL OR (h.id, h."deskId") IN (SELECT id, "deskId" FROM reader))
     ORDER BY u.id`;
}

/** Writes the notices of an event of one release or of the house. See `notifyEach`. */
export function notify(
  tx: Tx,
  actor: Actor,
  event: EventName,
  place: Place,
  circle: Omit<Circle, 'actorId'>,
): Promise<void> {
  return notifyEach(tx, actor, event, [{ place, circle }]);
}

const onlyPeople = refuse('forbidden', {
  code: 'role',
  message: 'Notices belong to people. Sign in as the person whose notices they are.',
  params: { to: 'notices' },
});

/** Marks one of the actor's notices as read, or all up to it. Repeated, it changes nothing. */
export const markRead = command(async (tx, actor, { noticeId, andOlder }: MarkReadInput): Promise<Result<null>> => {
  if (actor.id === null) return onlyPeople;
  await tx.$executeRaw`
    UPDATE newsroom.notice SET read_at = newsroom.clock()
     WHERE user_id = ${actor.id}::uuid AND read_at IS NULL
       AND (id = ${noticeId}::uuid OR ${andOlder} AND id < ${noticeId}::uuid)`;
  return ok(null);
});

/** Sets when the actor gets notices by e-mail. It holds for what has not been sent yet, too. */
export const setNoticeMail = command(async (tx, actor, setting: MailSetting): Promise<Result<MailSetting>> => {
  if (actor.id === null) return onlyPeople;
  const userId = actor.id;
  const { pace, hour } = setting;
  await tx.noticeMail.upsert({ where: { userId }, create: { userId, pace, hour }, update: { pace, hour } });
  return ok({ pace, hour });
});

/**
 * Puts an e-mail with a link that sets a password among the deliveries, in the transaction. The
 * link is made when it is sent: no row carries its code.
 */
export async function postLink(tx: Tx, address: string, link: 'invitation' | 'password'): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO newsroom.delivery (address, link, created_at, waits_since, next_try_at)
    SELECT ${address}, ${link}, c.now, c.now, c.now FROM (SELECT newsroom.clock() AS now OFFSET 0) c`;
}
