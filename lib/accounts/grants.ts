import 'server-only';
import type { Grant } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { ok, type Result, refuse } from '#lib/core/result.ts';
import type { AddUserInput } from './schema.ts';

/** Roles on desks, by the desks' keys. */
export async function grantsOf(tx: Tx, grants: AddUserInput['grants']): Promise<Result<Grant[]>> {
  const desks = await tx.desk.findMany({ select: { id: true, key: true } });
  const unknown = grants.filter((g) => g.desk !== null && !desks.some((d) => d.key === g.desk));
  const [first, ...rest] = unknown.map((g) => ({
    code: 'desk',
    field: 'grants',
    message: `There is no desk “${g.desk}”. There are: ${desks.map((d) => d.key).join(', ')}.`,
  }));
  if (first) return refuse('invalid', first, ...rest);
  return ok(grants.map((g) => ({ role: g.role, deskId: desks.find((d) => d.key === g.desk)?.id ?? null })));
}
