// The answer at the secret address of a desk’s calendar.
import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import { db } from '#lib/core/db.ts';
import { inLanguage } from '#lib/core/languages.ts';
import { siteOrigin } from '#lib/core/serving/site-response.ts';
import { readAs } from '#lib/core/transact.ts';
import { deskOfAddress } from './addresses.ts';
import { icsOf } from './ics.ts';
import { plannedIn } from './schedule.ts';

const dayMs = 24 * 3_600_000;
/** A calendar program gets the last quarter and the next two years. */
const spanAround = (now: Date) => ({
  from: new Date(now.getTime() - 92 * dayMs),
  to: new Date(now.getTime() + 731 * dayMs),
});

/** Whoever has the address reads this desk alone. */
const readerOf = (deskId: string): Actor => ({
  kind: 'user',
  id: deskId,
  name: 'the calendar’s address',
  email: '',
  grants: [{ role: 'auditor', deskId }],
});

/**
 * The calendar at a secret address; null for every other address.
 * @param file the last part of the address, "….ics"
 */
export async function calendarAt(file: string, now: Date): Promise<string | null> {
  const desk = await deskOfAddress(file);
  if (!desk) return null;
  const house = await db().house.findUnique({ where: { id: 1 }, select: { names: true } });
  const planned = await readAs(readerOf(desk.id), (tx) => plannedIn(tx, spanAround(now), desk.id));
  const name = `${inLanguage(desk.names, 'en')}, ${inLanguage(house?.names ?? {}, 'en')}`;
  return icsOf(name, siteOrigin(), planned);
}
