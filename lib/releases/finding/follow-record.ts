import 'server-only';
import { systemActor } from '#lib/core/actor.ts';
import { readAs } from '#lib/core/transact.ts';

const house = systemActor('the finder');

/**
 * Writes the keys by which releases are found, as far as the record has grown since the last time
 * (prisma/sql/70-finding.sql).
 * @param most entries of the record that are read
 * @returns how many were read
 */
export function followRecord(most: number): Promise<number> {
  return readAs(house, async (tx) => {
    const [row] = await tx.$queryRaw<{ entries: number }[]>`SELECT newsroom.follow_record(${most}::int) AS entries`;
    return row?.entries ?? 0;
  });
}
