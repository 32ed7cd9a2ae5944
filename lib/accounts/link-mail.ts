import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import { systemActor } from '#lib/core/actor.ts';
import { inLanguage } from '#lib/core/languages.ts';
import { ok } from '#lib/core/result.ts';
import { transact } from '#lib/core/transact.ts';
import { type LinkKind, linkMail } from './link-rules.ts';
import { isMember, makeLink } from './links.ts';

const worker = systemActor('the house');

/**
 * The e-mail with a new link of this person, made when it is sent: no job carries a code. Null
 * where there is nobody to
 * write to, or nothing to invite them to any more.
 */
export async function mailWithLink(email: string, kind: LinkKind) {
  const made = await transact(worker, async (tx) => {
    const user = await tx.userAccount.findUnique({ where: { email } });
    if (!user || user.disabledAt || (kind === 'invitation') === isMember(user)) return ok(null);
    const house = await tx.house.findUnique({ where: { id: 1 }, select: { names: true } });
    const { address, until } = await makeLink(tx, user.id, kind);
    const data = { userId: user.id, email, kind, by: 'mail' as const, until: until.toISOString() };
    await recordEvent(tx, worker, { type: 'user.link-made', data });
    const name = inLanguage(house?.names, user.language) || 'Pressmark';
    return ok({ to: email, ...linkMail({ kind, name: user.name, link: address, house: name }) });
  });
  if (!made.ok) throw new Error(made.reasons[0]?.code);
  return made.value;
}
