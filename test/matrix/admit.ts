// Gives the people of the matrix an account and a session.
import { actorOfSession } from '#lib/accounts/queries.ts';
import type { Actor } from '#lib/core/actor.ts';
import { asHouse, makeUser } from '#test/factories.ts';
import type { Person } from './people.ts';

/** A person with an account and a session. Each request looks the actor up by the session. */
export type Visitor = Person & { userId: string; sessionId: string; knock: () => Promise<Actor | null> };

export async function admit(who: Person, desks: { desk: string; elsewhere: string }): Promise<Visitor> {
  const { id: userId } = await makeUser([], null);
  const deskOf = { desk: desks.desk, house: null, elsewhere: desks.elsewhere };
  const sessionId = await asHouse(async (tx) => {
    await tx.roleGrant.createMany({ data: who.holds.map(({ role, on }) => ({ userId, role, deskId: deskOf[on] })) });
    const expiresAt = new Date('2100-01-01');
    const ended = who.name === 'signed out' ? { revokedAt: new Date() } : {};
    const { id } = await tx.session.create({ data: { userId, expiresAt, ...ended } });
    if (who.name === 'disabled')
      await tx.userAccount.update({ where: { id: userId }, data: { disabledAt: new Date() } });
    return id;
  });
  return { ...who, userId, sessionId, knock: () => actorOfSession(sessionId) };
}
