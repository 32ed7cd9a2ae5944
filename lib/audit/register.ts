import 'server-only';
import { canonicalHash } from '#lib/core/canonical.ts';
import { databaseNow } from '#lib/core/clock.ts';
import type { Tx } from '#lib/core/db.ts';
import { genesis } from './rules.ts';

/** One line of the public register: a number's life, in the order it happened. */
export type RegisterLine = {
  kind:
    | 'published'
    | 'archived'
    | 'corrected'
    | 'withdrawn'
    | 'reinstated'
    | 'reserved'
    | 'void'
    /** Where a period's numbers begin, if not at 1. */
    | 'begins'
    /** A number that the house's archive does not hold. */
    | 'absent';
  releaseId: string | null;
  series: string;
  period: string;
  number: number;
  language: string;
  label: string;
  path: string | null;
  edition: number | null;
  contentHash: string | null;
  note: string | null;
};

/**
 * Appends to the public register, inside the transaction of the publication. Its hashes chain like the audit's, and
 * since all of it is public, anyone can check the chain.
 */
export async function appendToRegister(tx: Tx, line: RegisterLine): Promise<void> {
  const heads = await tx.$queryRaw<
    { seq: bigint | null; hash: string | null }[]
  >`SELECT seq, hash FROM newsroom.register_head()`;
  const at = await databaseNow(tx);
  const seq = Number(heads[0]?.seq ?? 0n) + 1;
  const prevHash = heads[0]?.hash ?? genesis;
  const hash = canonicalHash({ seq, at: at.toISOString(), ...line, prevHash });
  await tx.registerEntry.create({ data: { ...line, seq: BigInt(seq), at, prevHash, hash }, select: { seq: true } });
}
