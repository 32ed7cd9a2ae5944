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
 * Makes the link of an e-mail when the e-mail is sent, so that no row keeps a code. The link of an
 * earlier try ends.
 * @returns null if there is nobody to write to, or if the person needs no link of this kind
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
