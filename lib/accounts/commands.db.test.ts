import { beforeAll, describe, expect, test, vi } from 'vitest';
import { rowsAs } from '#test/harness/connections.ts';
import { type Actor, systemActor } from '#lib/core/actor.ts';
import { addUser, signIn, signOut } from './commands.ts';
import { deviceProof } from './sign-in/device.ts';
import { passwordMatches } from './password.ts';
import { actorOfSession } from './queries.ts';
import { triesOfNetwork } from './sign-in/throttle-rules.ts';

const comparisons = vi.hoisted(() => ({ count: 0, hashes: [] as (string | null)[] }));
vi.mock('./password.ts', async (original) => {
  const real = await original<typeof import('./password.ts')>();
  const passwordMatches: typeof real.passwordMatches = (hash, password) => {
    comparisons.count++;
    comparisons.hashes.push(hash);
    return real.passwordMatches(hash, password);
  };
  return { ...real, passwordMatches };
});

const house = systemActor('test');
const password = 'ink paper folio rule';
const attempt = (email: string, tried = password, device: string | null = null, address = '') =>
  signIn({ email, password: tried, device, address, userAgent: 'test' });

async function person(name: string, role: 'officer' | 'admin' = 'officer') {
  const email = `${name}@demo.example`;
  const added = await addUser(house, { email, name, password, grants: [{ role, desk: null }] });
  if (!added.ok) throw new Error(added.reasons[0]?.message);
  return { email, id: added.value.userId };
}

async function sessionOf(email: string) {
  const signed = await attempt(email);
  if (!signed.ok) throw new Error(signed.reasons[0]?.message);
  return signed.value.sessionId;
}

const eventsOf = async (type: string) =>
  rowsAs<{ data: Record<string, unknown> }>(
    'admin',
    'SELECT data FROM newsroom.audit_event WHERE type = $1 ORDER BY seq',
    [type],
  );

beforeAll(async () => {
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests, long enough to sign with');
  await rowsAs('admin', `INSERT INTO newsroom.desk (key, names) VALUES ('un', '{"en":"UN desk"}')`);
});

describe('a session', () => {
  test('has the user’s roles of this moment', async () => {
    const { email, id } = await person('roles');
    const session = await sessionOf(email);
    expect(await actorOfSession(session)).toEqual({
      kind: 'user',
      id,
      name: 'roles',
      email,
      language: 'en',
      grants: [{ role: 'officer', deskId: null }],
    });
    await rowsAs('admin', 'DELETE FROM newsroom.role_grant WHERE user_id = $1', [id]);
    expect(await actorOfSession(session)).toMatchObject({ grants: [] });
  });

  test('ends when it is signed out, and only that one', async () => {
    const { email } = await person('two-devices');
    const [here, there] = [await sessionOf(email), await sessionOf(email)];
    const actor = (await actorOfSession(here)) as Actor;
    await signOut(actor, { sessionId: here });
    await signOut(actor, { sessionId: here });
    expect(await actorOfSession(here)).toBeNull();
    expect(await actorOfSession(there)).not.toBeNull();
    expect((await eventsOf('user.signed-out')).filter((e) => e.data.sessionId === here)).toHaveLength(1);
  });

  test('of somebody else stays open after a sign-out', async () => {
    const [mine, theirs] = [await person('mine'), await person('theirs')];
    const session = await sessionOf(theirs.email);
    await signOut((await actorOfSession(await sessionOf(mine.email))) as Actor, { sessionId: session });
    expect(await actorOfSession(session)).not.toBeNull();
  });

  test('ends at its time', async () => {
    const { email } = await person('late');
    const session = await sessionOf(email);
    await rowsAs('admin', `UPDATE newsroom.session SET expires_at = now() - interval '1 second' WHERE id = $1`, [
      session,
    ]);
    expect(await actorOfSession(session)).toBeNull();
  });
});

describe('a wrong password', () => {
  test('gets the same refusal as an unknown name, after the same work', async () => {
    const { email } = await person('known');
    comparisons.hashes.length = 0;
    const [known, unknown] = [await attempt(email, 'wrong'), await attempt('nobody@demo.example', 'wrong')];
    expect(known).toEqual(unknown);
    expect(known).toMatchObject({ ok: false, kind: 'unauthenticated', reasons: [{ code: 'wrong-password' }] });
    expect(comparisons.hashes).toEqual([expect.stringMatching(/^\$argon2id\$/), null]);
  });

  test.each(['twenty', 'nobody-twenty'])(
    'locks a name after twenty tries, whether the name exists or not (%s)',
    async (name) => {
      if (name === 'twenty') await person(name);
      const email = `${name}@demo.example`;
      comparisons.count = 0;
      const answers = [];
      for (let i = 0; i < 20; i++) answers.push(await attempt(email, `wrong ${i}`));
      expect(comparisons.count).toBe(5);
      expect(answers.at(-1)).toMatchObject({
        ok: false,
        kind: 'throttled',
        reasons: [{ code: 'sign-in-locked', message: expect.stringContaining('locked until') }],
      });
      expect(await attempt(email)).toMatchObject({ ok: false, kind: 'throttled' });
    },
  );

  test('counts each time when many come at one moment', async () => {
    const { email } = await person('burst');
    comparisons.count = 0;
    await Promise.all(Array.from({ length: 15 }, (_, i) => attempt(email, `wrong ${i}`)));
    expect(comparisons.count).toBe(5);
  });

  test('of a stranger does not lock the owner out on a device where they have signed in', async () => {
    const { email } = await person('owner');
    for (let i = 0; i < 6; i++) await attempt(email, `wrong ${i}`);
    expect(await attempt(email)).toMatchObject({ ok: false, kind: 'throttled' });
    expect(await attempt(email, password, deviceProof(email))).toMatchObject({ ok: true });
    expect(await attempt(email, password, deviceProof('other@demo.example'))).toMatchObject({
      ok: false,
      kind: 'throttled',
    });
    expect(await attempt(email, password, 'forged.proof')).toMatchObject({ ok: false, kind: 'throttled' });
  });

  test('of a stranger does not lock the owner out in any other place', async () => {
    const { email } = await person('elsewhere');
    for (let i = 0; i < 6; i++) await attempt(email, `wrong ${i}`, null, '2001:db8:1:2::7');
    expect(await attempt(email, password, null, '2001:db8:1:2:ffff::1')).toMatchObject({ kind: 'throttled' });
    expect(await attempt(email, password, null, '2001:db8:1:3::7')).toMatchObject({ ok: true });
    expect(await attempt(email, password, null, '198.51.100.7')).toMatchObject({ ok: true });
  });

  test('for many names from one network soon waits, and people there with right passwords do not count', async () => {
    const { email } = await person('neighbour');
    for (let i = 0; i < 30; i++)
      expect(await attempt(email, password, null, '203.0.113.9')).toMatchObject({ ok: true });
    comparisons.count = 0;
    const answers = [];
    for (let i = 0; i < 300; i++) answers.push(await attempt(`spray-${i}@demo.example`, 'wrong', null, '203.0.113.9'));
    expect(comparisons.count).toBeLessThan(triesOfNetwork + 10);
    expect(answers.at(-1)).toMatchObject({ kind: 'throttled', reasons: [{ code: 'sign-in-crowded' }] });
    expect(await attempt(email, password, deviceProof(email), '203.0.113.9')).toMatchObject({ ok: true });
    expect(await attempt(email, password, null, '203.0.113.10')).toMatchObject({ ok: true });
  });

  test('is compared two at a time, and of hundreds at one moment the rest must come again', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => passwordMatches(null, `wrong ${i}`)));
    expect(answers.filter((answer) => answer === false)).toHaveLength(62);
    expect(answers.filter((answer) => answer === null)).toHaveLength(138);
  });

  test('no longer counts after the right one', async () => {
    const { email } = await person('forgiven');
    for (let i = 0; i < 4; i++) await attempt(email, `wrong ${i}`);
    await sessionOf(email);
    expect(await attempt(email, 'wrong')).toMatchObject({ kind: 'unauthenticated' });
  });

  test('is in the record at the longest pause, without the name that was tried', async () => {
    const { email } = await person('recorded');
    await rowsAs('admin', `INSERT INTO newsroom.sign_in_throttle (key, failures) VALUES ($1, 9)`, [`name:${email}`]);
    await attempt(email, 'wrong');
    const events = await eventsOf('user.sign-in-locked');
    expect(Object.keys(events.at(-1)?.data ?? {})).toEqual(['until']);
  });
});

describe('adding a user', () => {
  test('shows a password once, and the password signs in', async () => {
    const added = await addUser(house, {
      email: 'new@demo.example',
      name: 'New',
      grants: [{ role: 'editor', desk: 'un' }],
    });
    if (!added.ok) throw new Error('refused');
    expect(added.value.password).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
    expect(await attempt('new@demo.example', added.value.password ?? '')).toMatchObject({ ok: true });
    expect((await eventsOf('user.added')).at(-1)?.data).toEqual({
      userId: added.value.userId,
      email: 'new@demo.example',
      roles: [{ role: 'editor', desk: 'un' }],
    });
  });

  test('twice at one moment adds one and refuses the other', async () => {
    const input = {
      email: 'twice@demo.example',
      name: 'Twice',
      password,
      grants: [{ role: 'officer' as const, desk: null }],
    };
    const answers = await Promise.all([addUser(house, input), addUser(house, input)]);
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
    expect(answers.find((a) => !a.ok)).toMatchObject({ kind: 'conflict', reasons: [{ code: 'user-exists' }] });
  });

  test('on an unknown desk adds nobody and names the desks of the house', async () => {
    const refused = await addUser(house, {
      email: 'lost@demo.example',
      name: 'Lost',
      password,
      grants: [{ role: 'officer', desk: 'nowhere' }],
    });
    expect(refused).toMatchObject({ ok: false, reasons: [{ message: expect.stringContaining('un') }] });
    expect(await rowsAs('admin', `SELECT 1 FROM newsroom.user_account WHERE email = 'lost@demo.example'`)).toEqual([]);
  });

  test('is refused to an officer, and is refused to everyone with a weak password', async () => {
    const { email } = await person('no-admin');
    const officer = (await actorOfSession(await sessionOf(email))) as Actor;
    const input = { email: 'x@demo.example', name: 'X', password, grants: [{ role: 'admin' as const, desk: null }] };
    expect(await addUser(officer, input)).toMatchObject({ ok: false, kind: 'forbidden' });
    expect(await addUser(house, { ...input, password: 'short' })).toMatchObject({
      ok: false,
      kind: 'invalid',
      reasons: [{ code: 'password-short' }],
    });
  });
});
