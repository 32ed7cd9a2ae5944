// The matrix of pages: every page of the desk × every person. Each cell asks the page for real.
import type { Page } from '@playwright/test';
import type { Pool } from 'pg';
import { expect, test } from '#test/harness/test.ts';
import { type PageAnswer, pages } from '#test/matrix/pages.ts';
import { type Person, people } from '#test/matrix/people.ts';

const email = 'in-turn@demo.example';

/** Gives the account the roles of this person. Every request reads them anew. */
async function become(admin: Pool, who: Person, desks: { desk: string; elsewhere: string }) {
  const user = '(SELECT id FROM newsroom.user_account WHERE email = $1)';
  await admin.query(`DELETE FROM newsroom.role_grant WHERE user_id = ${user}`, [email]);
  for (const { role, on } of who.holds)
    await admin.query(`INSERT INTO newsroom.role_grant (user_id, role, desk_id) VALUES (${user}, $2, $3)`, [
      email,
      role,
      on === 'house' ? null : desks[on === 'desk' ? 'desk' : 'elsewhere'],
    ]);
  await admin.query(
    'UPDATE newsroom.user_account SET disabled_at = CASE WHEN $2 THEN clock_timestamp() END WHERE email = $1',
    [email, who.name === 'disabled'],
  );
  await admin.query(
    `UPDATE newsroom.session SET revoked_at = CASE WHEN $2 THEN clock_timestamp() END WHERE user_id = ${user}`,
    [email, who.name === 'signed out'],
  );
}

async function answerOf({ request }: Page, address: string): Promise<PageAnswer | string> {
  const answer = await request.get(`/desk${address}`, { maxRedirects: 0 });
  const location = answer.headers().location ?? '';
  if (answer.status() === 200) return 'shown';
  if (answer.status() === 404) return 'not there';
  if (answer.status() === 307 && /\/desk\/sign-in\?next=/.test(location)) return 'to sign in';
  if (answer.status() === 307 && /\/desk$/.test(location)) return 'to the desk';
  return `${answer.status()} ${location}`;
}

test('every page answers everybody as the table says', async ({ page, signIn, admin }) => {
  test.slow();
  await admin.query(
    `INSERT INTO newsroom.user_account (email, name, password_hash)
     SELECT $1, 'In turn', password_hash FROM newsroom.user_account WHERE email = 'officer@demo.example'`,
    [email],
  );
  const { rows } = await admin.query<{ id: string; desk: string; elsewhere: string }>(
    `SELECT r.id, r.desk_id AS desk, k.id AS elsewhere FROM newsroom.release r
       JOIN newsroom.desk k ON k.id <> r.desk_id LIMIT 1`,
  );
  const [release] = rows;
  if (!release) throw new Error('the demonstration has no release');
  await signIn(page, email);
  for (const who of people) {
    await become(admin, who, release);
    for (const [file, { address, answer }] of Object.entries(pages))
      expect.soft([who.name, file, await answerOf(page, address(release.id))]).toEqual([who.name, file, answer(who)]);
  }
});
