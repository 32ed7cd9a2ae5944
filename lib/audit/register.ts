import 'server-only';
import { canonicalHash } from '#lib/core/canonical.ts';
import { databaseNow } from '#lib/core/clock.ts';
import type { Tx } from '#lib/core/db.ts';
import { genesis } from './rules.ts';

/** One line of the public register: a number's life, in the order it happened. */
export type RegisterLine = {
  kind: 'published' | 'archived' | 'corrected' | 'withdrawn' | 'reinstated' | 'reserved' | 'void';
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
 * Appends lines to the public register, inside the transaction of the publication. Their hashes chain like the audit's,
 * and since all of it is public, anyone can check the chain.
 */
export async function appendAllToRegister(tx: Tx, lines: RegisterLine[]): Promise<void> {
  const heads = await tx.$queryRaw<
    { seq: bigint | null; hash: string | null }[]
  >`SELECT seq, hash FROM newsroom.register_head()`;
  const at = await databaseNow(tx);
  let seq = Number(heads[0]?.seq ?? 0n);
  let prevHash = heads[0]?.hash ?? genesis;
  const data = lines.map((line) => {
    seq++;
    const hash = canonicalHash({ seq, at: at.toISOString(), ...line, prevHash });
    const entry = { ...line, seq: BigInt(seq), at, prevHash, hash };
    prevHash = hash;
    return entry;
  });
  await tx.registerEntry.createMany({ data });
}

/** The same for one line. */
export function appendToRegister(tx: Tx, line: RegisterLine): Promise<void> {
  return appendAllToRegister(tx, [line]);
}
