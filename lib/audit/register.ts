import 'server-only';
import { beforeCommit } from '#lib/core/before-commit.ts';
import { canonicalPieces } from '#lib/core/canonical.ts';
import type { Tx } from '#lib/core/db.ts';
import { genesis, toldByHead } from './rules.ts';

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
 * Appends lines to the public register, inside the transaction of the publication: after everything but the audit's event, in
 * one statement that locks the register to the commit. Their hashes chain like the audit's, and since all of it is public,
 * anyone can check the chain.
 */
export async function appendAllToRegister(tx: Tx, lines: RegisterLine[]): Promise<void> {
  const links = lines.map((link) => ({
    chain: 'register' as const,
    link,
    pieces: canonicalPieces(link, [...toldByHead]),
    genesis,
  }));
  await beforeCommit(tx, links);
}

/** The same for one line. */
export function appendToRegister(tx: Tx, line: RegisterLine): Promise<void> {
  return appendAllToRegister(tx, [line]);
}
