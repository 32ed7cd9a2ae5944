// Everyone who may try: each role on the desk, on the whole house and on another desk; nobody's
// role; and disabled users.
import { actorOfSession } from '#lib/accounts/queries.ts';
import type { Actor, Role } from '#lib/core/actor.ts';
import { asHouse, makeUser } from '#test/factories.ts';

/** Where a role is held: on the release's desk, on the whole house, or on another desk. */
type HeldRole = { role: Role; on: 'desk' | 'house' | 'elsewhere' };
export type Person = { name: string; holds: HeldRole[]; isLetIn: boolean };

const person = (name: string, ...holds: [Role, HeldRole['on']][]): Person => ({
  name,
  holds: holds.map(([role, on]) => ({ role, on })),
  isLetIn: true,
});

export const people: Person[] = [
  person('officer', ['officer', 'desk']),
  person('editor', ['editor', 'desk']),
  person('officer and editor', ['officer', 'desk'], ['editor', 'desk']),
  person('auditor', ['auditor', 'desk']),
  person('admin of the desk', ['admin', 'desk']),
  person('officer of the house', ['officer', 'house']),
  person('editor of the house', ['editor', 'house']),
  person('auditor of the house', ['auditor', 'house']),
  person('admin', ['admin', 'house']),
  person('officer of another desk', ['officer', 'elsewhere']),
  person('editor of another desk', ['editor', 'elsewhere']),
  person(
    'auditor here, officer and editor elsewhere',
    ['auditor', 'desk'],
    ['officer', 'elsewhere'],
    ['editor', 'elsewhere'],
  ),
  person('nobody'),
  { ...person('disabled', ['officer', 'desk'], ['editor', 'desk'], ['admin', 'house']), isLetIn: false },
  { ...person('signed out', ['officer', 'desk'], ['editor', 'desk'], ['admin', 'house']), isLetIn: false },
];

export const roleOn = (who: Person, roles: readonly Role[]) =>
  who.holds.some(({ role, on }) => on !== 'elsewhere' && roles.includes(role));

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
