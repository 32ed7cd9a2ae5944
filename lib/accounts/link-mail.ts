import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import { systemActor } from '#lib/core/actor.ts';
import { inLanguage } from '#lib/core/languages.ts';
import { ok } from '#lib/core/result.ts';
import { transact } from '#lib/core/transact.ts';
import type { LinkKind } from './link-rules.ts';
import { isMember, makeLink } from './links.ts';
import type { LinkForMail } from './schema.ts';

const worker = systemActor('the house');

/**
 * A new link for an e-mail, made when that is sent, so that no row waits with a code. The link that
 * was made for an earlier try ends. Null where there is nobody to write to, or nothing to invite
 * them to any more.
 */
export async function linkForMail(email: string, kind: LinkKind): Promise<LinkForMail | null> {
  const made = await transact(worker, async (tx) => {
    const user = await tx.userAccount.findUnique({ where: { email } });
    if (!user || user.disabledAt || (kind === 'invitation') === isMember(user)) return ok(null);
    const house = await tx.house.findUnique({ where: { id: 1 }, select: { names: true } });
    const { address, until } = await makeLink(tx, user.id, kind);
    const data = { userId: user.id, email, kind, by: 'mail' as const, until: until.toISOString() };
    await recordEvent(tx, worker, { type: 'user.link-made', data });
    const { name, language } = user;
    return ok({ kind, name, language, link: address, house: inLanguage(house?.names, language) || 'Pressmark' });
  });
  if (!made.ok) throw new Error(made.reasons[0]?.code);
  return made.value;
}
