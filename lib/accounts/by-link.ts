// Commands for somebody who is not signed in and has only the code of a link.
import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import { type Actor, systemActor } from '#lib/core/actor.ts';
import { databaseNow } from '#lib/core/time/clock.ts';
import { ok, type Refusal, type Result, refuse, refuseInput } from '#lib/core/result.ts';
import { transact } from '#lib/core/transact.ts';
import { postLink } from '#lib/notices/commands.ts';
import { countTry } from './commands.ts';
import { endLinks, findLink, canMail } from './links.ts';
import type { LinkKind } from './link-rules.ts';
import { hashPassword } from './password.ts';
import { endAccess, forgetTries } from './people/people.ts';
import { passwordProblems } from './rules.ts';
import { networkOf } from './sign-in/throttle-rules.ts';
import {
  acceptSchema,
  type AcceptInput,
  forgotSchema,
  type ForgotInput,
  newPasswordSchema,
  type NewPasswordInput,
} from './schema.ts';

const visitor = systemActor('a visitor with a link');

/** The person of a link, or the refusal. The page asks before it shows its form. */
export function linkHolder(code: string, kind: LinkKind): Promise<Result<{ email: string; name: string }>> {
  return transact(visitor, async (tx) => {
    const link = await findLink(tx, code, kind);
    return link.ok ? ok({ email: link.value.email, name: link.value.name }) : link;
  });
}

function weakness(password: string, email: string): Refusal | null {
  const [weak, ...weaker] = passwordProblems(password, email);
  return weak ? refuse('invalid', weak, ...weaker) : null;
}

type NewSecret = { code: string; password: string; name?: string };

/**
 * Uses a link up. Sets the password, and with an invitation the name. Everything that was open with
 * the old password ends.
 */
async function spendLink(kind: LinkKind, { code, password, name }: NewSecret): Promise<Result<{ email: string }>> {
  const holder = await linkHolder(code, kind);
  if (!holder.ok) return holder;
  const weak = weakness(password, holder.value.email);
  if (weak) return weak;
  const passwordHash = await hashPassword(password);
  return transact(visitor, async (tx) => {
    const link = await findLink(tx, code, kind);
    if (!link.ok) return link;
    const { id, userId, email } = link.value;
    const now = await databaseNow(tx);
    await tx.accountLink.update({ where: { id }, data: { usedAt: now }, select: { id: true } });
    await endLinks(tx, userId, now);
    const joined = kind === 'invitation' ? { acceptedAt: now, ...(name ? { name } : {}) } : {};
    const user = await tx.userAccount.update({ where: { id: userId }, data: { passwordHash, ...joined } });
    const ended = await endAccess(tx, userId, now);
    await forgetTries(tx, email);
    const actor: Actor = { kind: 'user', id: userId, name: user.name, email, grants: [] };
    if (kind === 'invitation') await recordEvent(tx, actor, { type: 'user.joined', data: { userId, email } });
    else await recordEvent(tx, actor, { type: 'user.password-changed', data: { userId, email, by: 'link', ...ended } });
    return ok({ email });
  });
}

/** Accepts an invitation with a name and a password. The person then signs in with the password. */
export async function acceptInvitation(input: AcceptInput): Promise<Result<{ email: string }>> {
  const parsed = acceptSchema.safeParse(input);
  return parsed.success ? spendLink('invitation', parsed.data) : refuseInput(parsed.error);
}

/** Replaces a forgotten password by a link. */
export async function setForgottenPassword(input: NewPasswordInput): Promise<Result<{ email: string }>> {
  const parsed = newPasswordSchema.safeParse(input);
  return parsed.success ? spendLink('password', parsed.data) : refuseInput(parsed.error);
}

const noMail = refuse('conflict', {
  code: 'no-mail',
  message: 'This newsroom sends no e-mail. Ask an administrator for a link to set a new password.',
  params: { to: 'forgot' },
});

/**
 * Asks the worker to send a link to the person with this e-mail address. Only the worker looks for
 * the person, so answer and work do not show whether there is one. Tries are counted by e-mail
 * address and by network, like wrong passwords.
 */
export async function askForPassword(input: ForgotInput): Promise<Result<null>> {
  const parsed = forgotSchema.safeParse(input);
  if (!parsed.success) return refuseInput(parsed.error);
  if (!canMail()) return noMail;
  const { email, address } = parsed.data;
  const network = networkOf(address);
  const keys = { name: `forgot:${email}`, network: network === '' ? null : `forgot-network:${network}` };
  return transact(visitor, async (tx) => {
    const counted = await countTry(tx, keys);
    if (!counted.ok) return refuse('throttled', { ...throttledWords, field: counted.reasons[0]?.field ?? '' });
    await postLink(tx, email, 'password');
    return ok(null);
  });
}

const throttledWords = {
  code: 'asked-often',
  message: 'A new password was asked for many times already. Look for the e-mail, or wait a quarter of an hour.',
};
