import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import { type Actor, systemActor } from '#lib/core/actor.ts';
import { databaseNow } from '#lib/core/time/clock.ts';
import type { Tx } from '#lib/core/db.ts';
import { ok, type Refusal, type Result, refuse } from '#lib/core/result.ts';
import { transact } from '#lib/core/transact.ts';
import { grantsOf } from './grants.ts';
import { hashPassword, makePassword, passwordMatches } from './password.ts';
import { passwordProblems, refusalToAdminister, sessionDays } from './rules.ts';
import type { AddUserInput, SignedIn, SignInInput, UserAdded } from './schema.ts';
import { throttleKeys } from './sign-in/device.ts';
import { isWorthRecording, networkOf, nextTry, nextTryOfNetwork, type Throttle } from './sign-in/throttle-rules.ts';

const signInActor = systemActor('sign-in');

/** The refusal of a name or a network that is locked for now. `field` is the end, ISO 8601. */
function lockedRefusal(until: Date, what: 'name' | 'network'): Refusal {
  const moment = `${until.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  return refuse('throttled', {
    code: what === 'name' ? 'sign-in-locked' : 'sign-in-crowded',
    field: until.toISOString(),
    params: { until: moment },
    message:
      what === 'name'
        ? `Too many wrong passwords for this e-mail address. From here, sign-in with it is locked until ${moment}; wait until then and try again.`
        : `Too many wrong passwords from this network. Sign-in from here is locked until ${moment}; wait until then and try again.`,
  });
}

const wrongPassword = refuse('unauthenticated', {
  code: 'wrong-password',
  message: 'The e-mail address or the password is wrong. Check both and try again.',
  params: { which: 'sign_in' },
});

const busy = refuse('unavailable', {
  code: 'sign-in-busy',
  message: 'Very many sign in just now. Wait a moment and try again.',
});

/** The earlier tries under a key. The row is locked, so tries at the same moment wait in line. */
async function triesOf(tx: Tx, key: string, now: Date): Promise<Throttle> {
  const rows = await tx.$queryRaw<Throttle[]>`
    INSERT INTO newsroom.sign_in_throttle AS t (key, updated_at) VALUES (${key}, ${now})
    ON CONFLICT (key) DO UPDATE SET key = excluded.key
    RETURNING failures, locked_until AS "lockedUntil", updated_at AS "updatedAt"`;
  return rows[0] ?? { failures: 0, lockedUntil: null, updatedAt: now };
}

type Keys = ReturnType<typeof throttleKeys>;

/** Counts a try, or refuses it. */
export async function countTry(tx: Tx, keys: Keys): Promise<Result<{ pausesUntil: Date | null }>> {
  const now = await databaseNow(tx);
  const attempt = nextTry(await triesOf(tx, keys.name, now), now);
  if (!('failures' in attempt)) return lockedRefusal(attempt.lockedUntil, 'name');
  const { failures, pausesUntil } = attempt;
  await tx.signInThrottle.update({
    where: { key: keys.name },
    data: { failures, lockedUntil: pausesUntil, updatedAt: now },
  });
  if (keys.network !== null) {
    const networkAttempt = nextTryOfNetwork(await triesOf(tx, keys.network, now), now);
    if (!('failures' in networkAttempt)) return lockedRefusal(networkAttempt.lockedUntil, 'network');
    const data = { failures: networkAttempt.failures, updatedAt: networkAttempt.since };
    await tx.signInThrottle.update({ where: { key: keys.network }, data });
  }
  if (pausesUntil && isWorthRecording(failures)) {
    await recordEvent(tx, signInActor, { type: 'user.sign-in-locked', data: { until: pausesUntil.toISOString() } });
  }
  return ok({ pausesUntil });
}

type CheckedUser = { id: string; name: string; email: string; passwordHash: string };

/** After the right password: deletes the name's count and gives the network this try back. */
async function resetCounts(tx: Tx, keys: Keys, now: Date) {
  // Old counts are deleted here too, because nothing else cleans this table.
  const dayAgo = new Date(now.getTime() - 24 * 3_600_000);
  await tx.signInThrottle.deleteMany({ where: { OR: [{ key: keys.name }, { updatedAt: { lt: dayAgo } }] } });
  if (keys.network !== null)
    await tx.signInThrottle.updateMany({
      where: { key: keys.network, failures: { gt: 0 } },
      data: { failures: { decrement: 1 } },
    });
}

/** Null if the person was shut out or got another password during the check of theirs. */
async function openSession(tx: Tx, user: CheckedUser, keys: Keys, userAgent: string): Promise<string | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM newsroom.user_account
     WHERE id = ${user.id}::uuid AND disabled_at IS NULL AND password_hash = ${user.passwordHash} FOR SHARE`;
  if (rows.length === 0) return null;
  const now = await databaseNow(tx);
  await resetCounts(tx, keys, now);
  const expiresAt = new Date(now.getTime() + sessionDays * 24 * 3_600_000);
  const session = await tx.session.create({
    data: { userId: user.id, createdAt: now, expiresAt, userAgent },
    select: { id: true },
  });
  const actor: Actor = { kind: 'user', id: user.id, name: user.name, email: user.email, grants: [] };
  await recordEvent(tx, actor, { type: 'user.signed-in', data: { userId: user.id, sessionId: session.id } });
  return session.id;
}

/**
 * Opens a session. A wrong password, an unknown name and a removed user get the same refusal after
 * the same work. The password is checked between two transactions, so that no connection waits for
 * the check.
 */
export async function signIn(input: SignInInput): Promise<Result<SignedIn>> {
  const keys = throttleKeys(input.email, input.device, networkOf(input.address));
  const attempt = await transact(signInActor, (tx) => countTry(tx, keys));
  if (!attempt.ok) return attempt;
  const lookup = await transact(signInActor, async (tx) =>
    ok(await tx.userAccount.findUnique({ where: { email: input.email } })),
  );
  if (!lookup.ok) return lookup;
  const user = lookup.value?.disabledAt ? null : lookup.value;
  const matches = await passwordMatches(user?.passwordHash ?? null, input.password);
  if (matches === null) return busy;
  const { pausesUntil } = attempt.value;
  if (!user || !matches) return pausesUntil ? lockedRefusal(pausesUntil, 'name') : wrongPassword;
  return transact(signInActor, async (tx) => {
    const sessionId = await openSession(tx, user, keys, input.userAgent);
    return sessionId ? ok({ userId: user.id, sessionId }) : wrongPassword;
  });
}

/** Ends one session. A session that has ended stays ended. */
export function signOut(actor: Actor, input: { sessionId: string }): Promise<Result<null>> {
  return transact(actor, async (tx) => {
    const revokedAt = await databaseNow(tx);
    const result = await tx.session.updateMany({
      where: { id: input.sessionId, revokedAt: null, ...(actor.id ? { userId: actor.id } : {}) },
      data: { revokedAt },
    });
    if (result.count > 0 && actor.id) {
      await recordEvent(tx, actor, { type: 'user.signed-out', data: { userId: actor.id, sessionId: input.sessionId } });
    }
    return ok(null);
  });
}

/** Adds a user with roles. Without a password it makes one and returns it this once. */
export async function addUser(actor: Actor, input: AddUserInput): Promise<Result<UserAdded>> {
  const generated = input.password === undefined ? makePassword() : null;
  const password = generated ?? input.password ?? '';
  const passwordHash = await hashPassword(password);
  return transact(actor, (tx) => addUserWithin(tx, actor, input, { passwordHash, generated }));
}

/**
 * Adds a user in an open transaction, with the hash of the password.
 * @param generated the password, if Pressmark made it
 */
export async function addUserWithin(
  tx: Tx,
  actor: Actor,
  input: AddUserInput,
  { passwordHash, generated }: { passwordHash: string; generated: string | null },
): Promise<Result<UserAdded>> {
  const refused = refusalToAdminister(actor);
  if (refused) return refused;
  const [weak, ...weaker] = generated === null ? passwordProblems(input.password ?? '', input.email) : [];
  if (weak) return refuse('invalid', weak, ...weaker);
  const grants = await grantsOf(tx, input.grants);
  if (!grants.ok) return grants;
  // Of two at once the second waits on the unique index and then finds the first.
  const added = await tx.userAccount.createManyAndReturn({
    data: [{ email: input.email, name: input.name, passwordHash }],
    skipDuplicates: true,
    select: { id: true },
  });
  const user = added[0];
  if (!user)
    return refuse('conflict', {
      code: 'user-exists',
      field: 'email',
      message: `There is a user with the address ${input.email} already.`,
      params: { email: input.email },
    });
  await tx.roleGrant.createMany({ data: grants.value.map((g) => ({ ...g, userId: user.id })), skipDuplicates: true });
  await recordEvent(tx, actor, {
    type: 'user.added',
    data: { userId: user.id, email: input.email, roles: input.grants },
  });
  return ok({ userId: user.id, password: generated });
}
