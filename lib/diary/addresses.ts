// The secret address of a desk’s calendar.
import 'server-only';
import { randomBytes } from 'node:crypto';
import { hashOfCode } from '#lib/accounts/links.ts';
import { recordEvent } from '#lib/audit/commands.ts';
import { db } from '#lib/core/db.ts';
import { notFound, ok, type Result } from '#lib/core/result.ts';
import { siteOrigin } from '#lib/core/serving/site-response.ts';
import { command } from '#lib/core/transact.ts';
import { refusalToEndAddress, refusalToMakeAddress } from './rules.ts';
import type { AddressMade, CalendarAddressInput } from './schema.ts';

/** 256 random bits, which nobody can guess. So one round of SHA-256 protects them. */
const makeSecret = () => randomBytes(32).toString('base64url');
const shape = /^([A-Za-z0-9_-]{43})\.ics$/;

/** Makes the secret address of a desk’s calendar. An earlier one ends. It is seen this once. */
export const makeCalendarAddress = command(
  async (tx, actor, { desk: key }: CalendarAddressInput): Promise<Result<AddressMade>> => {
    const desk = await tx.desk.findUnique({ where: { key }, select: { id: true } });
    if (!desk) return notFound('This desk');
    const refused = refusalToMakeAddress(actor, desk.id);
    if (refused) return refused;
    const secret = makeSecret();
    // Two editors at once make two addresses one after the other; the second stays.
    await tx.$executeRaw`
      INSERT INTO newsroom.calendar_feed (desk_id, hash, made_by_id, made_at)
      VALUES (${desk.id}::uuid, ${hashOfCode(secret)}, ${actor.id}::uuid, newsroom.clock())
      ON CONFLICT (desk_id) DO UPDATE
        SET hash = excluded.hash, made_by_id = excluded.made_by_id, made_at = excluded.made_at`;
    await recordEvent(tx, actor, { type: 'calendar.address-made', deskId: desk.id, data: { desk: key } });
    return ok({ desk: key, address: `${siteOrigin()}/api/calendar/${secret}.ics` });
  },
);

/** Ends the secret address of a desk’s calendar at once. One that has ended stays ended. */
export const endCalendarAddress = command(
  async (tx, actor, { desk: key }: CalendarAddressInput): Promise<Result<null>> => {
    const desk = await tx.desk.findUnique({ where: { key }, select: { id: true } });
    if (!desk) return notFound('This desk');
    const refused = refusalToEndAddress(actor, desk.id);
    if (refused) return refused;
    const { count } = await tx.calendarFeed.deleteMany({ where: { deskId: desk.id } });
    if (count > 0)
      await recordEvent(tx, actor, { type: 'calendar.address-ended', deskId: desk.id, data: { desk: key } });
    return ok(null);
  },
);

/** The desk of a secret address, by the last part of the address; null for every other. */
export async function deskOfAddress(file: string): Promise<{ id: string; names: unknown } | null> {
  const [, secret] = shape.exec(file) ?? [];
  if (secret === undefined) return null;
  const found = await db().calendarFeed.findUnique({
    where: { hash: hashOfCode(secret) },
    select: { desk: { select: { id: true, names: true } } },
  });
  return found?.desk ?? null;
}
