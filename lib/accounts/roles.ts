// Roles of a person, by desk and on the house.
import 'server-only';
import { recordEvent } from '#lib/audit/commands.ts';
import { newestChange } from '#lib/audit/queries.ts';
import type { Actor, Grant } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { ok, type Refusal, type Result } from '#lib/core/result.ts';
import { byDeskKeys, grantsOf } from './grants.ts';
import { onAccount } from './people/people.ts';
import { type Account, accountChangedMeanwhile, rolesAfter, rolesToGive, rolesToTake } from './people/rules.ts';
import type { ChangeRolesInput, SetRolesInput } from './schema.ts';

type GrantInput = ChangeRolesInput['grants'];

/** The refusal if the screen shows an older version of the account, or null. */
async function refusalOfVersion(tx: Tx, account: Account, version: number | undefined): Promise<Refusal | null> {
  if (version === undefined || version === account.version) return null;
  const types = ['user.roles-given', 'user.roles-taken', 'user.disabled', 'user.enabled'] as const;
  return accountChangedMeanwhile(account.email, await newestChange(tx, [...types], account.email, 'email'));
}

const rowsOf = ({ id }: Account, grants: Grant[]) => grants.map((grant) => ({ ...grant, userId: id }));

async function writeRoles(tx: Tx, account: Account, give: Grant[], take: Grant[]): Promise<void> {
  if (take.length > 0) await tx.roleGrant.deleteMany({ where: { OR: rowsOf(account, take) } });
  if (give.length > 0) await tx.roleGrant.createMany({ data: rowsOf(account, give) });
  await tx.userAccount.update({ where: { id: account.id }, data: { version: { increment: 1 } }, select: { id: true } });
}

/** Gives roles to a person, or takes them away. It counts from their next request on. */
export function changeRoles(actor: Actor, input: ChangeRolesInput): Promise<Result<null>> {
  return onAccount(input, actor, async (tx, account) => {
    const stale = await refusalOfVersion(tx, account, input.version);
    if (stale) return stale;
    const wanted = await grantsOf(tx, input.grants);
    if (!wanted.ok) return wanted;
    const grants = input.remove ? rolesToTake(actor, account, wanted.value) : rolesToGive(actor, account, wanted.value);
    if (!Array.isArray(grants)) return grants;
    await writeRoles(tx, account, input.remove ? [] : grants, input.remove ? grants : []);
    await recordRoles(tx, actor, account, input.remove ? 'user.roles-taken' : 'user.roles-given', input.grants);
    return ok(null);
  });
}

async function recordRoles(
  tx: Tx,
  actor: Actor,
  { id, email }: Account,
  type: 'user.roles-given' | 'user.roles-taken',
  roles: GrantInput,
): Promise<void> {
  if (roles.length > 0) await recordEvent(tx, actor, { type, data: { userId: id, email, roles } });
}

/** Sets all roles of a person. From their next request on they have these and no others. */
export function setRoles(actor: Actor, input: SetRolesInput): Promise<Result<null>> {
  return onAccount(input, actor, async (tx, account) => {
    const stale = await refusalOfVersion(tx, account, input.version);
    if (stale) return stale;
    const wanted = await grantsOf(tx, input.grants);
    if (!wanted.ok) return wanted;
    const change = rolesAfter(actor, account, wanted.value);
    if ('ok' in change) return change;
    await writeRoles(tx, account, change.give, change.take);
    await recordRoles(tx, actor, account, 'user.roles-given', await byDeskKeys(tx, change.give));
    await recordRoles(tx, actor, account, 'user.roles-taken', await byDeskKeys(tx, change.take));
    return ok(null);
  });
}
