import { beforeAll, describe, expect, test, vi } from 'vitest';
import { rowsAs } from '#test/harness/connections.ts';
import { type Actor, systemActor } from '#lib/core/actor.ts';
import { codesOf, makeHouse, makeUser, valueOf } from '#test/factories.ts';
import { addUser, signIn } from '#lib/accounts/commands.ts';
import { disableUser, enableUser, resetPassword } from './people.ts';
import { changeRoles } from '#lib/accounts/roles.ts';
import { actorOfSession } from '#lib/accounts/queries.ts';
import { addToken, holderOfToken } from '#lib/accounts/tokens.ts';

const house = systemActor('the command line');
const password = 'ink paper folio rule';
let desk: { id: string; key: string };

beforeAll(async () => {
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests, long enough to sign with');
  desk = (await makeHouse()).desk;
});

const attempt = (email: string, tried = password) =>
  signIn({ email, password: tried, device: null, address: '192.0.2.1', userAgent: 'test' });

/** Somebody who is signed in on two devices and has a program at work. */
async function atWork(name: string) {
  const email = `${name}@demo.example`;
  valueOf(await addUser(house, { email, name, password, grants: [{ role: 'officer', desk: desk.key }] }));
  const sessions = [valueOf(await attempt(email)).sessionId, valueOf(await attempt(email)).sessionId];
  const { token } = valueOf(await addToken(house, { email, name: 'feed', days: 1 }));
  const lets = async () => [
    ...(await Promise.all(sessions.map(async (one) => (await actorOfSession(one)) !== null))),
    (await holderOfToken(token)) !== null,
  ];
  expect(await lets()).toEqual([true, true, true]);
  return { email, lets };
}

const recorded = async (email: string) =>
  (
    await rowsAs<{ type: string }>(
      'admin',
      `SELECT type FROM newsroom.audit_event WHERE data->>'email' = $1 AND type LIKE 'user.%' ORDER BY seq`,
      [email],
    )
  ).map(({ type }) => type);

describe('a person who is shut out', () => {
  test('loses every session and every token at once, and may not sign in', async () => {
    const { email, lets } = await atWork('leaver');
    expect(valueOf(await disableUser(house, { email }))).toEqual({ sessions: 2, tokens: 1 });
    expect(await lets()).toEqual([false, false, false]);
    expect(codesOf(await attempt(email))).toEqual(['wrong-password']);
    expect(codesOf(await disableUser(house, { email }))).toEqual(['disabled']);
    expect(codesOf(await resetPassword(house, { email }))).toEqual(['disabled']);
    expect(await recorded(email)).toEqual(['user.added', 'user.disabled']);
  });

  test('is let in again with password and roles, and ended sessions and tokens stay ended', async () => {
    const { email, lets } = await atWork('returner');
    valueOf(await disableUser(house, { email }));
    valueOf(await enableUser(house, { email }));
    expect(await lets()).toEqual([false, false, false]);
    const { sessionId } = valueOf(await attempt(email));
    expect(await actorOfSession(sessionId)).toMatchObject({ grants: [{ role: 'officer', deskId: desk.id }] });
    expect(codesOf(await enableUser(house, { email }))).toEqual(['enabled']);
    expect(await recorded(email)).toEqual(['user.added', 'user.disabled', 'user.enabled']);
  });
});

describe('a new password', () => {
  test('replaces the old one, ends every session and token, and lifts the lock on the name', async () => {
    const { email, lets } = await atWork('forgetful');
    for (let i = 0; i < 6; i++) await attempt(email, `wrong ${i}`);
    const reset = valueOf(await resetPassword(house, { email }));
    expect(reset).toMatchObject({ sessions: 2, tokens: 1 });
    expect(await lets()).toEqual([false, false, false]);
    expect(codesOf(await attempt(email))).toEqual(['wrong-password']);
    expect((await attempt(email, reset.password)).ok).toBe(true);
    const events = await rowsAs<{ text: string }>('admin', 'SELECT data::text AS text FROM newsroom.audit_event');
    expect(events.filter(({ text }) => text.includes(reset.password))).toEqual([]);
    expect(await recorded(email)).toEqual(['user.added', 'user.password-reset']);
  });

  test('is refused to administrators for themselves', async () => {
    const admin = await makeUser('admin', null);
    expect(codesOf(await resetPassword(admin, admin))).toEqual(['self']);
  });
});

describe('a role', () => {
  test('begins and ends with the next request', async () => {
    const { email } = await atWork('risen');
    const { sessionId } = valueOf(await attempt(email));
    const roles = async () => (await actorOfSession(sessionId))?.grants.map(({ role }) => role).sort();
    const editor = { email, grants: [{ role: 'editor' as const, desk: desk.key }] };
    valueOf(await changeRoles(house, { ...editor, remove: false }));
    expect(await roles()).toEqual(['editor', 'officer']);
    expect(codesOf(await changeRoles(house, { ...editor, remove: false }))).toEqual(['role-held']);
    valueOf(await changeRoles(house, { ...editor, remove: true }));
    expect(await roles()).toEqual(['officer']);
    expect(codesOf(await changeRoles(house, { ...editor, remove: true }))).toEqual(['role-not-held']);
    const elsewhere = { email, grants: [{ role: 'editor' as const, desk: 'nowhere' }], remove: false };
    expect(codesOf(await changeRoles(house, elsewhere))).toEqual(['desk']);
    expect(await recorded(email)).toEqual(['user.added', 'user.roles-given', 'user.roles-taken']);
  });
});

test('an address that nobody has is refused', async () => {
  const email = 'nobody@demo.example';
  for (const command of [disableUser, enableUser, resetPassword])
    expect(codesOf(await command(house, { email }))).toEqual(['not-found']);
});

describe('administrators', () => {
  const admins = [{ role: 'admin' as const, desk: null }];

  /**
   * Makes exactly this many administrators. Everybody else loses the role, by SQL and without the
   * rule.
   */
  async function only(count: number): Promise<Extract<Actor, { kind: 'user' }>[]> {
    await rowsAs('admin', `DELETE FROM newsroom.role_grant WHERE role = 'admin'`);
    return Promise.all(Array.from({ length: count }, () => makeUser('admin', null)));
  }

  test('keep their last one, who is not shut out and keeps the role, whoever asks', async () => {
    const [last] = await only(1);
    if (!last) throw new Error('nobody');
    await makeUser('admin', desk.id);
    const { email } = last;
    expect(codesOf(await disableUser(house, { email }))).toEqual(['last-admin']);
    expect(codesOf(await changeRoles(house, { email, grants: admins, remove: true }))).toEqual(['last-admin']);
    expect((await resetPassword(house, { email })).ok).toBe(true);
  });

  test('keep one of two who are shut out at one moment', async () => {
    const two = await only(2);
    const answers = await Promise.all(two.map(({ email }) => disableUser(house, { email })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const [first, second] = await only(2);
    if (!first || !second) throw new Error('nobody');
    const mixed = await Promise.all([
      disableUser(house, first),
      changeRoles(house, { email: second.email, grants: admins, remove: true }),
    ]);
    expect(mixed.filter(({ ok }) => ok)).toHaveLength(1);
    expect(mixed.flatMap((one) => (one.ok ? [] : codesOf(one)))).toEqual(['last-admin']);
  });

  test('may not do this to themselves', async () => {
    const [me] = await only(2);
    if (!me) throw new Error('nobody');
    expect(codesOf(await disableUser(me, me))).toEqual(['self']);
    expect(codesOf(await changeRoles(me, { email: me.email, grants: admins, remove: true }))).toEqual(['self']);
  });
});

test('a password that is replaced during its check opens no session', async () => {
  const { email } = await atWork('racer');
  // The password is checked between two transactions. The new one is set there.
  const comparison = vi.spyOn(await import('#lib/accounts/password.ts'), 'passwordMatches');
  comparison.mockImplementationOnce(async () => {
    valueOf(await resetPassword(house, { email }));
    return true;
  });
  expect(codesOf(await attempt(email))).toEqual(['wrong-password']);
  comparison.mockRestore();
});
