import 'server-only';
import { randomUUID } from 'node:crypto';
import { db } from '#lib/core/db.ts';

/**
 * The channel on which the database announces what was recorded. The first desk that asks draws its
 * name by lot; until then nothing is announced.
 */
export async function deskChannel(): Promise<string> {
  await db().deskChannel.createMany({ data: [{ name: `desk ${randomUUID()}` }], skipDuplicates: true });
  const { name } = await db().deskChannel.findUniqueOrThrow({ where: { id: 1 } });
  return name;
}
