import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import { timeZones } from '#lib/core/calendar.ts';
import type { Desk, Tx } from '#lib/core/db.ts';
import { readAs } from '#lib/core/transact.ts';
import { accentContrast } from './contrast-rules.ts';
import { nobody, refusalToSettle } from './rules.ts';
import type { Answerer, DeskSet, DesksOnDesk, HouseOnDesk, HouseSet } from './schema.ts';

/** The house as it stands, or null where there is none yet. */
export async function houseOf(tx: Tx): Promise<HouseSet | null> {
  const row = await tx.house.findUnique({ where: { id: 1 } });
  if (!row) return null;
  const shown = await tx.publicHouse.findUnique({ where: { id: 1 }, select: { emblem: true } });
  const { id: _id, names, pressContact, ...rest } = row;
  return {
    ...rest,
    names: names as Record<string, string>,
    pressContact: { ...nobody, ...(pressContact as Partial<Answerer>) },
    emblem: shown?.emblem ?? null,
  };
}

/** A desk as it stands. */
export const deskOf = ({ key, names, contact, closedAt, version }: Desk): DeskSet => ({
  key,
  names: names as Record<string, string>,
  contact: { ...nobody, ...(contact as Partial<Answerer>) },
  isClosed: closedAt !== null,
  version,
});

/** The house with all that can be set of it, and why the viewer may not; null before it is set up. */
export function houseOnDesk(viewer: Actor): Promise<HouseOnDesk | null> {
  return readAs(viewer, async (tx) => {
    const house = await houseOf(tx);
    if (!house) return null;
    const reasons = refusalToSettle(viewer)?.reasons ?? [];
    return { house, contrast: accentContrast(house), timeZones: timeZones(), reasons };
  });
}

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

/** The emblem's bytes, which are public; null without one. */
export function emblemOfHouse(viewer: Actor): Promise<{ type: string; bytes: Uint8Array } | null> {
  return readAs(viewer, (tx) => tx.publicEmblem.findUnique({ where: { id: 1 }, select: { type: true, bytes: true } }));
}
