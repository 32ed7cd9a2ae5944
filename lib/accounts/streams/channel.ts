import 'server-only';
import { randomUUID } from 'node:crypto';
import { db } from '#lib/core/db.ts';

/**
 * The channel on which the database announces new entries of the record. The first desk process
 * that asks gives it a random name. Before that the database announces nothing.
 */
export async function deskChannel(): Promise<string> {
  await db().deskChannel.createMany({ data: [{ name: `desk ${randomUUID()}` }], skipDuplicates: true });
  const { name } = await db().deskChannel.findUniqueOrThrow({ where: { id: 1 } });
  return name;
}
