import 'server-only';
import { newBuckets, takeFrom } from '#lib/core/buckets/buckets.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok, type Result } from '#lib/core/result.ts';
import { command } from '#lib/core/transact.ts';
import { isNews, most, secondsHere, speaking, spokenTooOften } from './rules.ts';
import type { BeHereInput, Present } from './schema.ts';

const buckets = newBuckets();

type Screen = BeHereInput & { userId: string };
type Row = { field: BeHereInput['field'] };

/** What the screen said before, if that still holds. */
async function saidBefore(tx: Tx, { userId, screenId, releaseId }: Screen): Promise<Row | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT field FROM newsroom.presence
     WHERE user_id = ${userId}::uuid AND screen_id = ${screenId} AND release_id = ${releaseId}::uuid AND until > now()`;
  return row ?? null;
}

/** Takes out screens of the release that were closed without a word. Returns how many. */
function takeOutSilent(tx: Tx, { releaseId }: Screen): Promise<number> {
  // Several screens do this at once: none waits for another.
  return tx.$executeRaw`
    DELETE FROM newsroom.presence WHERE (user_id, screen_id) IN (
      SELECT user_id, screen_id FROM newsroom.presence
       WHERE release_id = ${releaseId}::uuid AND until <= now() FOR UPDATE SKIP LOCKED)`;
}

/** Writes what the screen says. Returns it, or null if the others are to see nothing of it. */
async function say(tx: Tx, { userId, screenId, releaseId, field, state }: Screen): Promise<Row | null> {
  if (state === 'gone') {
    await tx.presence.deleteMany({ where: { userId, screenId } });
    return null;
  }
  const written = await tx.$executeRaw`
    INSERT INTO newsroom.presence (user_id, screen_id, release_id, field, until)
    SELECT ${userId}::uuid, ${screenId}, ${releaseId}::uuid, ${field}, now() + make_interval(secs => ${secondsHere[state]}::int)
     WHERE (SELECT count(*) FROM newsroom.presence
             WHERE user_id = ${userId}::uuid AND screen_id <> ${screenId} AND until > now()) < ${most.screens}
    ON CONFLICT (user_id, screen_id) DO UPDATE
      SET release_id = excluded.release_id, field = excluded.field, until = excluded.until`;
  return written > 0 ? { field } : null;
}

const othersOf = (tx: Tx, { userId, screenId, releaseId }: Screen) => tx.$queryRaw<Present[]>`
  SELECT p.user_id AS "userId", u.name, p.screen_id AS "screenId", p.field
    FROM newsroom.presence p JOIN newsroom.user_account u ON u.id = p.user_id
   WHERE p.release_id = ${releaseId}::uuid AND p.until > now() AND (p.user_id, p.screen_id) <> (${userId}::uuid, ${screenId})
   ORDER BY u.name, p.user_id, p.screen_id LIMIT ${most.others}`;

/**
 * Says where an open screen is, and answers which others have the release open. The desk’s screens
 * hear of what is new. It is no step of the work, so the record does not have it.
 */
export const beHere = command<BeHereInput, Present[]>(async (tx, actor, input): Promise<Result<Present[]>> => {
  const { releaseId } = input;
  const release = await tx.release.findUnique({ where: { id: releaseId }, select: { deskId: true } });
  if (!release || actor.id === null) return notFound();
  const { allowed, retryAfter } = takeFrom(buckets, actor.id, speaking);
  if (!allowed) return spokenTooOften(retryAfter);
  const screen = { ...input, userId: actor.id };
  const before = await saidBefore(tx, screen);
  const silent = await takeOutSilent(tx, screen);
  const after = await say(tx, screen);
  if (silent > 0 || isNews(before, after))
    await tx.$executeRaw`
      SELECT pg_notify(c.name, ${`here ${release.deskId} ${releaseId}`}) FROM newsroom.desk_channel c`;
  return ok(await othersOf(tx, screen));
});
