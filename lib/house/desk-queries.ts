import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import type { Desk } from '#lib/core/db.ts';
import { readAs } from '#lib/core/transact.ts';
import { nobody, refusalToSettle } from './rules.ts';
import type { Answerer, DeskSet, DesksOnDesk } from './schema.ts';

/** A desk as it stands. */
export const deskOf = ({ key, names, contact, closedAt, version }: Desk): DeskSet => ({
  key,
  names: names as Record<string, string>,
  contact: { ...nobody, ...(contact as Partial<Answerer>) },
  isClosed: closedAt !== null,
  version,
});

/** Every desk by its key, closed ones too, and why the viewer may not change them. */
export function desksOnDesk(viewer: Actor): Promise<DesksOnDesk> {
  return readAs(viewer, async (tx) => {
    const desks = await tx.desk.findMany({ orderBy: { key: 'asc' } });
    const house = await tx.house.findUnique({ where: { id: 1 }, select: { languages: true } });
    return {
      desks: desks.map(deskOf),
      languages: house?.languages ?? [],
      reasons: refusalToSettle(viewer)?.reasons ?? [],
    };
  });
}
