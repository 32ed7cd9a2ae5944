import 'server-only';
import { newestChange } from '#lib/audit/queries.ts';
import type { Tx } from '#lib/core/db.ts';
import { houseOf } from './queries.ts';
import { changedMeanwhile } from './rules.ts';
import type { HouseSet } from './schema.ts';

/** The house, locked until the transaction ends; null where there is none yet. */
export async function lockHouse(tx: Tx): Promise<HouseSet | null> {
  await tx.$executeRaw`SELECT 1 FROM newsroom.house WHERE id = 1 FOR UPDATE`;
  return houseOf(tx);
}

/** Somebody else has changed the house since the actor looked. */
export const staleHouse = async (tx: Tx) =>
  changedMeanwhile('The house', await newestChange(tx, ['house.set'], 'house'));
