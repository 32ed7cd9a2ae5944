import 'server-only';
import { type Actor, type Grant, theHouse } from '#lib/core/actor.ts';
import { db, type Tx } from '#lib/core/db.ts';
import { inLanguage } from '#lib/core/languages.ts';
import type { House } from './schema.ts';

type Row = { id: string; name: string; email: string; language: string; grants: Grant[]; isSeen: boolean };

/**
 * The actor of a session with the roles of this moment. Every request reads it anew.
 * @returns null if the session is signed out or past its time, or if its user is removed
 */
export async function actorOfSession(sessionId: string): Promise<Actor | null> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT u.id, u.name, u.email, u.language, coalesce(s.last_seen_at > now() - interval '5 minutes', false) AS "isSeen",
           coalesce((SELECT json_agg(json_build_object('role', g.role, 'deskId', g.desk_id) ORDER BY g.id)
                       FROM newsroom.role_grant g WHERE g.user_id = u.id), '[]') AS grants
      FROM newsroom.session s JOIN newsroom.user_account u ON u.id = s.user_id
     WHERE s.id = ${sessionId}::uuid AND s.revoked_at IS NULL AND s.expires_at > now() AND u.disabled_at IS NULL`;
  const row = rows[0];
  if (!row) return null;
  const { isSeen, ...user } = row;
  if (!isSeen) await db().$executeRaw`UPDATE newsroom.session SET last_seen_at = now() WHERE id = ${sessionId}::uuid`;
  return { kind: 'user', ...user };
}

/** Makes a function that names users by id, for histories. The house has no id. */
export async function namesOfUsers(tx: Tx, ids: (string | null)[]): Promise<(id: string | null) => string> {
  const userIds = [...new Set(ids.filter((id) => id !== null))];
  const users = await tx.userAccount.findMany({ where: { id: { in: userIds } }, select: { id: true, name: true } });
  const names = new Map(users.map((user) => [user.id, user.name]));
  return (id) => names.get(id ?? '') ?? theHouse;
}

/** The house for the newsroom's pages, or null before it is set up. */
export async function findHouse(language = 'en'): Promise<House | null> {
  const row = await db().house.findUnique({ where: { id: 1 }, select: { names: true, timeZone: true } });
  return row && { timeZone: row.timeZone, name: inLanguage(row.names, language) };
}

/**
 * The house for pages that need one.
 * @param language the language of the interface
 */
export async function getHouse(language = 'en'): Promise<House> {
  const house = await findHouse(language);
  if (!house) throw new Error('the house is not set up');
  return house;
}

/** Tells by the administrator's e-mail address whether this is the demonstration. */
export async function isDemonstration(): Promise<boolean> {
  return (await db().userAccount.count({ where: { email: 'admin@demo.example' } })) > 0;
}
