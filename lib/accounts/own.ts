// The commands that everyone may use on their own account.
import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Actor } from '#lib/core/actor.ts';
import { databaseNow } from '#lib/core/time/clock.ts';
import { ok, type Refusal, type Result, refuse, refuseInput } from '#lib/core/result.ts';
import { readAs, transact } from '#lib/core/transact.ts';
import { countTry } from './commands.ts';
import { hashPassword, passwordMatches } from './password.ts';
import { passwordProblems } from './rules.ts';
import {
  changeAccountSchema,
  type ChangeAccountInput,
  changePasswordSchema,
  type ChangePasswordInput,
} from './schema.ts';

const notAPerson: Refusal = refuse('forbidden', {
  code: 'role',
  message: 'Only a person has an account. Sign in and do it there.',
  params: { to: 'account' },
});

const busy = refuse('unavailable', {
  code: 'sign-in-busy',
  message: 'Very many sign in just now. Wait a moment and try again.',
});

/** Changes the actor's name, language or theme. A field that is not given stays. */
export async function changeAccount(actor: Actor, input: ChangeAccountInput): Promise<Result<null>> {
  if (actor.kind !== 'user') return notAPerson;
  const parsed = changeAccountSchema.safeParse(input);
  if (!parsed.success) return refuseInput(parsed.error);
  const { name, language, theme } = parsed.data;
  const changes = { ...(name ? { name } : {}), ...(language ? { language } : {}), ...(theme ? { theme } : {}) };
  return transact(actor, async (tx) => {
    await tx.userAccount.update({ where: { id: actor.id }, data: changes, select: { id: true } });
    const data = { userId: actor.id, email: actor.email, ...changes };
    await recordEvent(tx, actor, { type: 'user.changed', data });
    return ok(null);
  });
}

/**
 * Changes the actor's password, if the old one is right. Every other device is signed out. API
 * tokens go on. Wrong old passwords are counted like those of a sign-in.
 */
export async function changePassword(actor: Actor, input: ChangePasswordInput): Promise<Result<{ sessions: number }>> {
  if (actor.kind !== 'user') return notAPerson;
  const parsed = changePasswordSchema.safeParse(input);
  if (!parsed.success) return refuseInput(parsed.error);
  const { oldPassword, password, keepSessionId } = parsed.data;
  const [weak, ...weaker] = passwordProblems(password, actor.email);
  if (weak) return refuse('invalid', weak, ...weaker);
  const key = `own:${actor.id}`;
  const counted = await transact(actor, (tx) => countTry(tx, { name: key, network: null }));
  if (!counted.ok) return counted;
  const user = await readAs(actor, (tx) => tx.userAccount.findUniqueOrThrow({ where: { id: actor.id } }));
  const isRight = await passwordMatches(user.passwordHash, oldPassword);
  if (isRight === null) return busy;
  if (!isRight)
    return refuse('invalid', {
      code: 'wrong-password',
      field: 'oldPassword',
      message: 'The old password is wrong.',
      params: { which: 'old' },
    });
  const passwordHash = await hashPassword(password);
  return transact(actor, async (tx) => {
    const changed = await tx.userAccount.updateMany({
      where: { id: actor.id, passwordHash: user.passwordHash },
      data: { passwordHash },
    });
    if (changed.count === 0)
      return refuse('stale', {
        code: 'stale',
        message: 'Your password was changed meanwhile. Sign in with the new one.',
        params: { what: 'password' },
      });
    await tx.signInThrottle.deleteMany({ where: { key } });
    const sessions = await endOthers(tx, actor.id, keepSessionId, await databaseNow(tx));
    const data = { userId: actor.id, email: actor.email, by: 'old password' as const, sessions, tokens: 0 };
    await recordEvent(tx, actor, { type: 'user.password-changed', data });
    return ok({ sessions });
  });
}

async function endOthers(
  tx: Parameters<Parameters<typeof readAs>[1]>[0],
  userId: string,
  keep: string | undefined,
  now: Date,
): Promise<number> {
  const where = { userId, revokedAt: null, expiresAt: { gt: now }, ...(keep ? { id: { not: keep } } : {}) };
  return (await tx.session.updateMany({ where, data: { revokedAt: now } })).count;
}

/** Signs out the actor's other devices. `signOut` signs out a single one. */
export async function signOutOthers(
  actor: Actor,
  { keepSessionId }: { keepSessionId?: string | undefined },
): Promise<Result<{ sessions: number }>> {
  if (actor.kind !== 'user') return notAPerson;
  return transact(actor, async (tx) => {
    const sessions = await endOthers(tx, actor.id, keepSessionId, await databaseNow(tx));
    const data = { userId: actor.id, email: actor.email, sessions };
    await recordEvent(tx, actor, { type: 'user.sessions-ended', data });
    return ok({ sessions });
  });
}
