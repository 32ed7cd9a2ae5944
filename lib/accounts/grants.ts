import 'server-only';
import type { Grant } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { ok, type Result, refuse } from '#lib/core/result.ts';
import type { AddUserInput } from './schema.ts';

/** Turns roles with desk keys into roles with desk ids. */
export async function grantsOf(tx: Tx, grants: AddUserInput['grants']): Promise<Result<Grant[]>> {
  const desks = await tx.desk.findMany({ select: { id: true, key: true } });
  const unknown = grants.filter((g) => g.desk !== null && !desks.some((d) => d.key === g.desk));
  const [first, ...rest] = unknown.map((g) => ({
    code: 'desk',
    field: 'grants',
    message: `There is no desk “${g.desk}”. There are: ${desks.map((d) => d.key).join(', ')}.`,
    params: { which: 'unknown', desk: g.desk ?? '', desks: desks.map((d) => d.key).join(', ') },
  }));
  if (first) return refuse('invalid', first, ...rest);
  return ok(grants.map((g) => ({ role: g.role, deskId: desks.find((d) => d.key === g.desk)?.id ?? null })));
}

/** Turns roles with desk ids into roles with desk keys, as the record names them. */
export async function byDeskKeys(tx: Tx, grants: Grant[]): Promise<AddUserInput['grants']> {
  const desks = await tx.desk.findMany({ select: { id: true, key: true } });
  return grants.map(({ role, deskId }) => ({ role, desk: desks.find(({ id }) => id === deskId)?.key ?? null }));
}
