import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Actor, Grant } from '#lib/core/actor.ts';
import { databaseNow } from '#lib/core/time/clock.ts';
import type { Tx } from '#lib/core/db.ts';
import { ok, type Result, refuse } from '#lib/core/result.ts';
import { transact } from '#lib/core/transact.ts';
import { endLinks } from '#lib/accounts/links.ts';
import { hashPassword, makePassword } from '#lib/accounts/password.ts';
import { type Account, refusalToDisable, refusalToEnable, refusalToReset } from './rules.ts';
import { refusalToAdminister } from '#lib/accounts/rules.ts';
import type { AccessEnded, PasswordReset, PersonInput } from '#lib/accounts/schema.ts';

const accountFields = {
  id: true,
  email: true,
  disabledAt: true,
  invitedAt: true,
  acceptedAt: true,
  version: true,
} as const;

/**
 * The account, locked together with the accounts of every administrator. So two of them cannot be
 * shut out at the same moment.
 */
async function lockAccount(tx: Tx, email: string): Promise<Account | null> {
  await tx.$queryRaw`
    SELECT 1 FROM newsroom.user_account WHERE email = ${email} OR id IN (SELECT user_id FROM newsroom.role_grant WHERE role = 'admin')
     ORDER BY id FOR UPDATE`;
  const user = await tx.userAccount.findUnique({
    where: { email },
    select: { ...accountFields, grants: { select: { role: true, deskId: true } } },
  });
  if (!user) return null;
  const admins = await tx.userAccount.findMany({
    // A person with an open invitation cannot sign in, so they do not count as an administrator.
    where: {
      disabledAt: null,
      OR: [{ invitedAt: null }, { acceptedAt: { not: null } }],
      grants: { some: { role: 'admin', deskId: null } },
    },
    select: { id: true },
  });
  const isLastAdmin = admins.length === 1 && admins[0]?.id === user.id;
  return { ...user, grants: user.grants as Grant[], isLastAdmin };
}

/**
 * Runs a command on an account. Only an administrator of the house or the house itself may run one.
 */
export function onAccount<T>(
  { email }: PersonInput,
  actor: Actor,
  work: (tx: Tx, account: Account) => Promise<Result<T>>,
): Promise<Result<T>> {
  return transact(actor, async (tx) => {
    const refused = refusalToAdminister(actor);
    if (refused) return refused;
    const account = await lockAccount(tx, email);
    if (account) return work(tx, account);
    return refuse('not-found', {
      code: 'not-found',
      field: 'email',
      message: `There is no user with the address ${email}. Check how it is written.`,
      params: { email },
    });
  });
}

/** Ends every session and every API token of a person, from the next request on. */
export async function endAccess(tx: Tx, userId: string, now: Date): Promise<AccessEnded> {
  const running = { where: { userId, revokedAt: null, expiresAt: { gt: now } }, data: { revokedAt: now } };
  const sessions = await tx.session.updateMany(running);
  const tokens = await tx.apiToken.updateMany(running);
  return { sessions: sessions.count, tokens: tokens.count };
}

/**
 * Shuts a person out. They cannot sign in, and their sessions and tokens end now. The account
 * stays, because the record names it.
 */
export function disableUser(actor: Actor, input: PersonInput): Promise<Result<AccessEnded>> {
  return onAccount(input, actor, async (tx, account) => {
    const refused = refusalToDisable(actor, account);
    if (refused) return refused;
    const now = await databaseNow(tx);
    await tx.userAccount.update({ where: { id: account.id }, data: { disabledAt: now, version: { increment: 1 } } });
    await endLinks(tx, account.id, now);
    const counts = await endAccess(tx, account.id, now);
    const data = { userId: account.id, email: account.email, ...counts };
    await recordEvent(tx, actor, { type: 'user.disabled', data });
    return ok(counts);
  });
}

/**
 * Lets a person in again, with their password and roles. Sessions and tokens that have ended stay
 * ended.
 */
export function enableUser(actor: Actor, input: PersonInput): Promise<Result<null>> {
  return onAccount(input, actor, async (tx, account) => {
    const refused = refusalToEnable(account);
    if (refused) return refused;
    await tx.userAccount.update({ where: { id: account.id }, data: { disabledAt: null, version: { increment: 1 } } });
    await recordEvent(tx, actor, { type: 'user.enabled', data: { userId: account.id, email: account.email } });
    return ok(null);
  });
}

/** Deletes the counts of a person's wrong passwords, for every device and network. */
export async function forgetTries(tx: Tx, email: string): Promise<void> {
  // A person who has forgotten a password has tried wrong ones first, on any device or network.
  await tx.$executeRaw`
      DELETE FROM newsroom.sign_in_throttle WHERE key = ${`name:${email}`} OR starts_with(key, ${`name:${email} `})`;
}

/**
 * Makes a new password and returns it this once. The old one, every session and every token end
 * now.
 */
export async function resetPassword(actor: Actor, input: PersonInput): Promise<Result<PasswordReset>> {
  const password = makePassword();
  const passwordHash = await hashPassword(password);
  return onAccount(input, actor, async (tx, account) => {
    const refused = refusalToReset(actor, account);
    if (refused) return refused;
    await tx.userAccount.update({ where: { id: account.id }, data: { passwordHash } });
    const counts = await endAccess(tx, account.id, await databaseNow(tx));
    await forgetTries(tx, account.email);
    const data = { userId: account.id, email: account.email, ...counts };
    await recordEvent(tx, actor, { type: 'user.password-reset', data });
    return ok({ password, ...counts });
  });
}
