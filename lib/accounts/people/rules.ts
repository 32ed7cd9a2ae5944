// The rules for an administrator's changes to accounts. Promises:
//   - nobody shuts themselves out, and the house keeps its last administrator
//   - a command that would change nothing is refused and not recorded
import type { Actor, Grant } from '#lib/core/actor.ts';
import { changeParams, clock } from '#lib/core/time/calendar.ts';
import { type ReasonParams, type Refusal, refuse } from '#lib/core/result.ts';

export type Account = {
  id: string;
  email: string;
  disabledAt: Date | null;
  invitedAt: Date | null;
  acceptedAt: Date | null;
  version: number;
  grants: Grant[];
  isLastAdmin: boolean;
};

const conflict = (code: string, message: string, params: ReasonParams) => refuse('conflict', { code, message, params });
const self = (message: string, to: 'access' | 'roles' = 'access') => conflict('self', message, { to });

const isHouseAdmin = ({ role, deskId }: Grant) => role === 'admin' && deskId === null;

/** Why access may not be taken away, or null. */
function refusalToTake(actor: Actor, { id, email, isLastAdmin }: Account): Refusal | null {
  if (id === actor.id) return self('You cannot do this to your own account. Ask another administrator.');
  if (isLastAdmin)
    return conflict(
      'last-admin',
      `${email} is the last administrator of the house, which needs one. Give another person the role admin first.`,
      { email },
    );
  return null;
}

/** Why this person may not be shut out, or null. */
export function refusalToDisable(actor: Actor, account: Account): Refusal | null {
  const { disabledAt, email } = account;
  if (disabledAt)
    return conflict('disabled', `${email} is shut out already. Nothing was changed.`, { which: 'already', email });
  return refusalToTake(actor, account);
}

/** Why this person may not be let in again, or null. */
export function refusalToEnable({ email, disabledAt }: Account): Refusal | null {
  return disabledAt ? null : conflict('enabled', `${email} is not shut out. Nothing was changed.`, { email });
}

/** Why this person may not be given a new password, or null. */
export function refusalToReset(actor: Actor, { id, email, disabledAt }: Account): Refusal | null {
  if (id === actor.id) return self('You cannot do this to your own account. Ask another administrator.');
  if (!disabledAt) return null;
  return conflict('disabled', `${email} is shut out. Let them in again first, then reset.`, { which: 'first', email });
}

const isSameGrant = (a: Grant, b: Grant) => a.role === b.role && a.deskId === b.deskId;

/** The roles of `wanted` that the person lacks, or why none may be given. */
export function rolesToGive(actor: Actor, { id, email, grants }: Account, wanted: Grant[]): Grant[] | Refusal {
  if (id === actor.id) return self('You cannot give roles to your own account. Ask another administrator.', 'roles');
  const missing = wanted.filter((one) => !grants.some((held) => isSameGrant(held, one)));
  if (missing.length > 0) return missing;
  return conflict('role-held', `${email} has that role already. Nothing was changed.`, { email });
}

/** The roles of `wanted` that the person has, or why none may be taken away. */
export function rolesToTake(actor: Actor, account: Account, wanted: Grant[]): Grant[] | Refusal {
  const held = wanted.filter((one) => account.grants.some((grant) => isSameGrant(grant, one)));
  if (held.length === 0)
    return conflict('role-not-held', `${account.email} does not have that role. Nothing was changed.`, {
      email: account.email,
    });
  return (held.some(isHouseAdmin) ? refusalToTake(actor, account) : null) ?? held;
}

/** The roles to give and to take away for exactly `wanted`, or why they may not be set. */
export function rolesAfter(
  actor: Actor,
  account: Account,
  wanted: Grant[],
): { give: Grant[]; take: Grant[] } | Refusal {
  if (account.id === actor.id)
    return self('You cannot change the roles of your own account. Ask another administrator.', 'roles');
  const give = wanted.filter((one) => !account.grants.some((held) => isSameGrant(held, one)));
  const take = account.grants.filter((held) => !wanted.some((one) => isSameGrant(held, one)));
  if (give.length + take.length === 0)
    return conflict('role-held', `${account.email} has exactly these roles already. Nothing was changed.`, {
      email: account.email,
    });
  return (take.some(isHouseAdmin) ? refusalToTake(actor, account) : null) ?? { give, take };
}

/**
 * The refusal if an account has changed since the actor saw it.
 * @param change the person and time of the change, if the record knows them
 */
export function accountChangedMeanwhile(email: string, change: { by: string; at: Date } | null): Refusal {
  const who = change ? `by ${change.by}, ${clock(change.at)}` : 'meanwhile';
  return refuse('stale', {
    code: 'stale',
    message: `${email} was changed ${who}. Nothing of that was overwritten. Look at the person as they are now, then change what is left.`,
    params: { what: 'person', email, ...changeParams(change) },
  });
}
