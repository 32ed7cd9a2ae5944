// The one-time code of the set-up, for a house that has no administrator yet.
import { createHash, randomBytes } from 'node:crypto';
import { withSession } from '#lib/database/session.ts';

/**
 * Writes a new code, in place of the one of an earlier start. The house itself is left as it is, so
 * the set-up goes on where it was.
 * @returns the path to the set-up; null when the house has an administrator already
 */
export async function setUpPath(ownerUrl: string): Promise<string | null> {
  const code = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(code, 'utf8').digest();
  return withSession(ownerUrl, async (client) => {
    const { rowCount } = await client.query(
      `INSERT INTO newsroom.set_up (id, code_hash)
       SELECT 1, $1 WHERE NOT EXISTS (SELECT 1 FROM newsroom.role_grant WHERE role = 'admin' AND desk_id IS NULL)
       ON CONFLICT (id) DO UPDATE SET code_hash = excluded.code_hash, created_at = now()`,
      [hash],
    );
    if (rowCount) return `/desk/set-up?code=${code}`;
    await client.query('DELETE FROM newsroom.set_up');
    return null;
  });
}
