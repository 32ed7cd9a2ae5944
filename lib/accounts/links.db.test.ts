import { beforeAll, describe, expect, test, vi } from 'vitest';
import { rowsAs } from '#test/harness/connections.ts';
import { systemActor } from '#lib/core/actor.ts';
import { codesOf, makeHouse, makeUser, valueOf } from '#test/factories.ts';
import { acceptInvitation, linkHolder, setForgottenPassword } from './by-link.ts';
import { signIn } from './commands.ts';
import { inviteUser, linkUser } from './invite.ts';
import { changeAccount, changePassword, signOutOthers } from './own.ts';
import { ownAccount } from './own-queries.ts';
import { disableUser } from './people/people.ts';
import { peopleOnDesk } from './people/queries.ts';
import { changeRoles, setRoles } from './roles.ts';
import { actorOfSession } from './queries.ts';
import { signInSchema } from './schema.ts';

const house = systemActor('the test');
const password = 'ink paper folio rule';
const enter = (email: string, tried = password) => signIn(signInSchema.parse({ email, password: tried }));
const codeIn = (address: string | null) => new URL(address ?? '').searchParams.get('code') ?? '';
const grants = [{ role: 'officer' as const, desk: null }];

beforeAll(async () => {
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests, long enough to sign with');
  await makeHouse();
});

describe('an invitation', () => {
  test('lets its person choose name and password once, and nobody can sign in before', async () => {
    const made = valueOf(await inviteUser(house, { email: ' New@Demo.Example ', grants, language: 'ur' }));
    expect(made.email).toBe('new@demo.example');
    expect(
      await rowsAs('admin', `SELECT language FROM newsroom.user_account WHERE email = 'new@demo.example'`),
    ).toEqual([{ language: 'ur' }]);
    const code = codeIn(made.address);
    expect(valueOf(await linkHolder(code, 'invitation')).email).toBe(made.email);
    expect(codesOf(await linkHolder(code, 'password'))).toEqual(['link-unknown']);
    const stored = await rowsAs<{ text: string }>(
      'admin',
      'SELECT l::text AS text FROM newsroom.account_link l UNION ALL SELECT data::text FROM newsroom.audit_event',
    );
    expect(stored.filter(({ text }) => text.includes(code))).toEqual([]);
    expect(codesOf(await acceptInvitation({ code, name: '\u200B', password }))).toEqual(['input']);
    expect(codesOf(await acceptInvitation({ code, name: 'New \u202Eweb', password }))).toEqual(['turning-sign']);
    expect(codesOf(await acceptInvitation({ code, name: 'New', password: 'short' }))).toContain('password-short');
    const both = await Promise.all([1, 2].map(() => acceptInvitation({ code, name: 'نیا\u200Cنام', password })));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(codesOf(await acceptInvitation({ code, name: 'New', password }))).toEqual(['link-used']);
    valueOf(await enter('NEW@demo.example'));
    expect(codesOf(await inviteUser(house, { email: 'NEW@demo.example', grants }))).toEqual(['user-exists']);
  });

  test('does not work if it is too old, replaced or invented, or if its person is shut out', async () => {
    const email = 'late@demo.example';
    const first = codeIn(valueOf(await inviteUser(house, { email, grants })).address);
    const second = codeIn(valueOf(await linkUser(house, { email, by: 'link' })).address);
    expect(codesOf(await linkHolder(first, 'invitation'))).toEqual(['link-replaced']);
    await rowsAs(
      'admin',
      `UPDATE newsroom.account_link SET created_at = now() - interval '73 hours',
      expires_at = now() - interval '1 hour' WHERE revoked_at IS NULL AND used_at IS NULL`,
    );
    expect(codesOf(await linkHolder(second, 'invitation'))).toEqual(['link-expired']);
    const third = codeIn(valueOf(await linkUser(house, { email, by: 'link' })).address);
    valueOf(await disableUser(house, { email }));
    expect(codesOf(await linkHolder(third, 'invitation'))).toEqual(['link-unknown']);
    expect(codesOf(await linkHolder('x', 'invitation'))).toEqual(['link-unknown']);
  });

  test('by e-mail is refused if the newsroom sends no e-mail, and nothing is kept', async () => {
    expect(codesOf(await inviteUser(house, { email: 'mail@demo.example', grants, by: 'mail' }))).toEqual(['no-mail']);
    expect((await peopleOnDesk(house)).people.map(({ email }) => email)).not.toContain('mail@demo.example');
  });
});

test('a link replaces a forgotten password, and every open session ends', async () => {
  const { email } = valueOf(await inviteUser(house, { email: 'forgot@demo.example', grants }));
  const invitation = codeIn(valueOf(await linkUser(house, { email, by: 'link' })).address);
  valueOf(await acceptInvitation({ code: invitation, name: 'Forgot', password }));
  const { sessionId } = valueOf(await enter(email));
  const made = valueOf(await linkUser(house, { email, by: 'link' }));
  expect(made.kind).toBe('password');
  valueOf(await setForgottenPassword({ code: codeIn(made.address), password: 'another ink and folio' }));
  expect(await actorOfSession(sessionId)).toBeNull();
  valueOf(await enter(email, 'another ink and folio'));
});

test('everyone may change their own account and sign out their other devices', async () => {
  const { email } = valueOf(await inviteUser(house, { email: 'own@demo.example', grants }));
  const code = codeIn(valueOf(await linkUser(house, { email, by: 'link' })).address);
  valueOf(await acceptInvitation({ code, name: 'Own', password }));
  const [here, there] = [valueOf(await enter(email)).sessionId, valueOf(await enter(email)).sessionId];
  const actor = await actorOfSession(here);
  if (!actor) throw new Error('signed out');
  expect(codesOf(await changeAccount(house, { name: 'X' }))).toEqual(['role']);
  valueOf(await changeAccount(actor, { name: 'Own name', language: 'ur', theme: 'dark' }));
  expect(await ownAccount(actor)).toMatchObject({ name: 'Own name', language: 'ur', theme: 'dark' });
  expect((await ownAccount(actor))?.devices.map(({ sessionId }) => sessionId).sort()).toEqual([here, there].sort());
  const change = { password: 'another ink and folio', keepSessionId: here };
  expect(codesOf(await changePassword(actor, { ...change, oldPassword: 'wrong' }))).toEqual(['wrong-password']);
  expect(valueOf(await changePassword(actor, { ...change, oldPassword: password }))).toEqual({ sessions: 1 });
  expect([(await actorOfSession(here)) !== null, await actorOfSession(there)]).toEqual([true, null]);
  expect(valueOf(await signOutOthers(actor, { keepSessionId: here }))).toEqual({ sessions: 0 });
});

test('nobody gives roles to themselves, and of two administrators the second reads who was first', async () => {
  const [admin, other] = [await makeUser('admin', null), await makeUser('admin', null)];
  const officer = await makeUser('officer', null);
  const wants = { grants: [{ role: 'editor' as const, desk: null }], remove: false };
  expect(codesOf(await changeRoles(admin, { email: admin.email, ...wants }))).toEqual(['self']);
  valueOf(await changeRoles(admin, { email: officer.email, ...wants, version: 1 }));
  const refused = await changeRoles(other, { email: officer.email, ...wants, remove: true, version: 1 });
  expect(refused).toMatchObject({ kind: 'stale' });
  expect(!refused.ok && refused.reasons[0]?.message).toContain(admin.name);
});

test('all roles are set at once, and the record names the roles given and the roles taken away', async () => {
  const [admin, officer] = [await makeUser('admin', null), await makeUser('officer', null)];
  const editor = { email: officer.email, grants: [{ role: 'editor' as const, desk: null }] };
  expect(codesOf(await setRoles(admin, { ...editor, email: admin.email }))).toEqual(['self']);
  expect(codesOf(await setRoles(admin, { ...editor, version: 7 }))).toEqual(['stale']);
  valueOf(await setRoles(admin, { ...editor, version: 1 }));
  expect(codesOf(await setRoles(admin, editor))).toEqual(['role-held']);
  const held = (await peopleOnDesk(admin)).people.find(({ email }) => email === officer.email);
  expect(held?.roles).toEqual(editor.grants);
  const events = await rowsAs<{ type: string; roles: unknown }>(
    'admin',
    `SELECT type, data -> 'roles' AS roles FROM newsroom.audit_event WHERE actor_id = '${admin.id}' ORDER BY seq`,
  );
  expect(events.map(({ type, roles }) => [type, roles])).toEqual([
    ['user.roles-given', editor.grants],
    ['user.roles-taken', [{ role: 'officer', desk: null }]],
  ]);
});

test('the house keeps its last administrator, whoever sets the roles', async () => {
  const people = (await peopleOnDesk(house)).people.filter(({ roles }) => roles.some(({ role }) => role === 'admin'));
  const [last, ...others] = people.filter(({ state }) => state === 'active');
  for (const { email } of others) valueOf(await setRoles(house, { email, grants: [{ role: 'officer', desk: null }] }));
  const email = last?.email ?? '';
  expect(codesOf(await setRoles(house, { email, grants: [{ role: 'officer', desk: null }] }))).toEqual(['last-admin']);
});
