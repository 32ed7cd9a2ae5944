import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import { readAs } from '#lib/core/transact.ts';
import { canMail, isMember } from '#lib/accounts/links.ts';
import { refusalToAdminister } from '#lib/accounts/rules.ts';
import type { ListedPerson, PeopleOnDesk } from '#lib/accounts/schema.ts';

const latest = (moments: (Date | null | undefined)[]) =>
  moments.reduce<Date | null>((newest, at) => (at && (!newest || at > newest) ? at : newest), null);

/** Everyone with an account, by name. A viewer who is no administrator gets the refusal instead. */
export function peopleOnDesk(viewer: Actor): Promise<PeopleOnDesk> {
  return readAs(viewer, async (tx) => {
    const reasons = refusalToAdminister(viewer)?.reasons ?? [];
    if (reasons.length > 0) return { people: [], canMail: canMail(), reasons };
    const rows = await tx.userAccount.findMany({
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      include: { grants: { orderBy: { id: 'asc' }, select: { role: true, desk: { select: { key: true } } } } },
    });
    const seen = await tx.session.groupBy({ by: ['userId'], _max: { lastSeenAt: true, createdAt: true } });
    const used = await tx.apiToken.groupBy({ by: ['userId'], _max: { lastUsedAt: true } });
    const people = rows.map((row): ListedPerson => {
      const sessions = seen.find(({ userId }) => userId === row.id)?._max;
      const tokens = used.find(({ userId }) => userId === row.id)?._max;
      return {
        userId: row.id,
        email: row.email,
        name: row.name,
        state: row.disabledAt ? 'disabled' : isMember(row) ? 'active' : 'invited',
        roles: row.grants.map(({ role, desk }) => ({ role, desk: desk?.key ?? null })),
        lastSeenAt: latest([sessions?.lastSeenAt, sessions?.createdAt, tokens?.lastUsedAt]),
        createdAt: row.createdAt,
        invitedAt: row.invitedAt,
        version: row.version,
      };
    });
    return { people, canMail: canMail(), reasons };
  });
}
