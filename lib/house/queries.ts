import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import { timeZones } from '#lib/core/time/calendar.ts';
import type { Tx } from '#lib/core/db.ts';
import { readAs } from '#lib/core/transact.ts';
import { preflightOf } from '#lib/releases/preflight/settings-rules.ts';
import { askableFields } from '#lib/text/parts-rules.ts';
import { accentContrast } from './accent-rules.ts';
import { nobody, refusalToSettle } from './rules.ts';
import type { Answerer, HouseOnDesk, HouseSet } from './schema.ts';

/** The house as it stands, or null where there is none yet. */
export async function houseOf(tx: Tx): Promise<HouseSet | null> {
  const row = await tx.house.findUnique({ where: { id: 1 } });
  if (!row) return null;
  const shown = await tx.publicHouse.findUnique({ where: { id: 1 }, select: { emblem: true } });
  const { id: _id, names, pressContact, reuse, requiredParts, preflight, ...rest } = row;
  return {
    ...rest,
    names: names as Record<string, string>,
    pressContact: { ...nobody, ...(pressContact as Partial<Answerer>) },
    reuse: reuse as Record<string, string>,
    requiredParts: askableFields.filter((part) => requiredParts.includes(part)),
    preflight: preflightOf(preflight),
    emblem: shown?.emblem ?? null,
  };
}

/**
 * The house with all that can be set of it, and why the viewer may not; null before it is set up.
 */
export function houseOnDesk(viewer: Actor): Promise<HouseOnDesk | null> {
  return readAs(viewer, async (tx) => {
    const house = await houseOf(tx);
    if (!house) return null;
    const reasons = refusalToSettle(viewer)?.reasons ?? [];
    return { house, contrast: accentContrast(house), timeZones: timeZones(), reasons };
  });
}

/** The emblem's bytes, which are public; null without one. */
export function emblemOfHouse(viewer: Actor): Promise<{ type: string; bytes: Uint8Array } | null> {
  return readAs(viewer, (tx) => tx.publicEmblem.findUnique({ where: { id: 1 }, select: { type: true, bytes: true } }));
}
