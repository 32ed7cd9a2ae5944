// The commands on users and tokens, for the matrix.
import { addUser } from '#lib/accounts/commands.ts';
import { inviteUser, linkUser } from '#lib/accounts/invite.ts';
import { disableUser, enableUser, resetPassword } from '#lib/accounts/people/people.ts';
import { changeRoles, setRoles } from '#lib/accounts/roles.ts';
import { addToken, revokeToken } from '#lib/accounts/tokens.ts';
import { type Actor, systemActor } from '#lib/core/actor.ts';
import { makeUser, valueOf } from '#test/factories.ts';

let once = 0;

const address = () => `a${(once++).toString(36)}@demo.example`;

async function token(): Promise<string> {
  const { email } = await makeUser('officer', null);
  return valueOf(await addToken(systemActor('the matrix'), { email, name: 'Demonstration', days: 1 })).tokenId;
}

export const onAccounts = {
  addUser: {
    command: 'addUser',
    run: (actor: Actor) =>
      addUser(actor, { email: address(), name: 'Officer', grants: [{ role: 'officer', desk: null }] }),
  },
  inviteUser: {
    command: 'inviteUser',
    run: (actor: Actor) =>
      inviteUser(actor, { email: address(), grants: [{ role: 'officer', desk: null }], by: 'link' }),
  },
  linkUser: {
    command: 'linkUser',
    run: async (actor: Actor) => linkUser(actor, { email: (await makeUser('officer', null)).email, by: 'link' }),
  },
  disableUser: {
    command: 'disableUser',
    run: async (actor: Actor) => disableUser(actor, await makeUser('officer', null)),
  },
  enableUser: {
    command: 'enableUser',
    run: async (actor: Actor) => {
      const { email } = await makeUser('officer', null);
      valueOf(await disableUser(systemActor('the matrix'), { email }));
      return enableUser(actor, { email });
    },
  },
  resetPassword: {
    command: 'resetPassword',
    run: async (actor: Actor) => resetPassword(actor, await makeUser('officer', null)),
  },
  changeRoles: {
    command: 'changeRoles',
    run: async (actor: Actor) => {
      const { email } = await makeUser('officer', null);
      return changeRoles(actor, { email, grants: [{ role: 'editor', desk: null }], remove: false });
    },
  },
  setRoles: {
    command: 'setRoles',
    run: async (actor: Actor) => {
      const { email } = await makeUser('officer', null);
      return setRoles(actor, { email, grants: [{ role: 'editor', desk: null }] });
    },
  },
  addToken: {
    command: 'addToken',
    run: async (actor: Actor) =>
      addToken(actor, { email: (await makeUser('officer', null)).email, name: 'Demonstration', days: 1 }),
  },
  revokeToken: { command: 'revokeToken', run: async (actor: Actor) => revokeToken(actor, { tokenId: await token() }) },
};
