import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import type { Actor } from '#lib/core/actor.ts';
import { databaseNow } from '#lib/core/time/clock.ts';
import type { Tx } from '#lib/core/db.ts';
import { ok, type Result, refuse, refuseInput } from '#lib/core/result.ts';
import { transact } from '#lib/core/transact.ts';
import { postLink } from '#lib/notices/commands.ts';
import { grantsOf } from './grants.ts';
import { canMail, isMember, makeLink } from './links.ts';
import { hashPassword, makePassword } from './password.ts';
import { onAccount } from './people/people.ts';
import { refusalToAdminister } from './rules.ts';
import { inviteSchema, type InviteInput, type LinkInput, type LinkMade } from './schema.ts';

const noMail = refuse('conflict', {
  code: 'no-mail',
  field: 'by',
  message: 'This newsroom sends no e-mail. Hand a link over instead.',
  params: { to: 'invite' },
});

/** Returns a link, or has it sent by e-mail. The record says which. */
async function giveLink(
  tx: Tx,
  actor: Actor,
  user: { id: string; email: string; isMember: boolean },
  by: 'mail' | 'link',
): Promise<Result<LinkMade>> {
  if (by === 'mail' && !canMail()) return noMail;
  const kind = user.isMember ? 'password' : 'invitation';
  if (by === 'mail') {
    await postLink(tx, user.email, kind);
    return ok({ userId: user.id, email: user.email, kind, address: null, until: null });
  }
  const { address, until } = await makeLink(tx, user.id, kind);
  const data = { userId: user.id, email: user.email, kind, by, until: until.toISOString() } as const;
  await recordEvent(tx, actor, { type: 'user.link-made', data });
  return ok({ userId: user.id, email: user.email, kind, address, until });
}

/**
 * Invites a person with roles, by e-mail or by a link to hand over. Nobody knows a password of the
 * account until the person accepts.
 */
export async function inviteUser(actor: Actor, input: InviteInput): Promise<Result<LinkMade>> {
  const refused = refusalToAdminister(actor);
  if (refused) return refused;
  const parsed = inviteSchema.safeParse(input);
  if (!parsed.success) return refuseInput(parsed.error);
  const { email, name, grants, language, by } = parsed.data;
  // The column needs a hash. Nobody learns this password.
  const passwordHash = await hashPassword(makePassword());
  return transact(actor, async (tx) => {
    const roles = await grantsOf(tx, grants);
    if (!roles.ok) return roles;
    const [user] = await tx.userAccount.createManyAndReturn({
      data: [{ email, name: name || email, language, passwordHash, invitedAt: await databaseNow(tx) }],
      skipDuplicates: true,
      select: { id: true },
    });
    if (!user)
      return refuse('conflict', {
        code: 'user-exists',
        field: 'email',
        message: `There is a user with the address ${email} already. To send another link, use “link”.`,
        params: { email },
      });
    await tx.roleGrant.createMany({ data: roles.value.map((g) => ({ ...g, userId: user.id })), skipDuplicates: true });
    await recordEvent(tx, actor, { type: 'user.invited', data: { userId: user.id, email, roles: grants, by } });
    return giveLink(tx, actor, { id: user.id, email, isMember: false }, by);
  });
}

/**
 * Makes another link for a person. It is an invitation until they accept, and for a new password
 * afterwards.
 */
export function linkUser(actor: Actor, input: LinkInput): Promise<Result<LinkMade>> {
  return onAccount(input, actor, async (tx, account) => {
    if (account.id === actor.id)
      return refuse('conflict', {
        code: 'self',
        message: 'You cannot do this to your own account. Change your password on your account’s page.',
        params: { to: 'link' },
      });
    if (account.disabledAt)
      return refuse('conflict', {
        code: 'disabled',
        field: 'email',
        message: `${account.email} is shut out. Let them in again first.`,
        params: { which: 'first', email: account.email },
      });
    return giveLink(tx, actor, { ...account, isMember: isMember(account) }, input.by);
  });
}
