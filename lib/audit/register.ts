import 'server-only';
import { beforeCommit } from '#lib/core/before-commit.ts';
import { canonicalPieces } from '#lib/core/canonical.ts';
import type { Tx } from '#lib/core/db.ts';
import { rowsOf } from '#lib/core/statement.ts';
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
  const links = lines.map((link) => ({ link, pieces: canonicalPieces(link, [...toldByHead]) }));
  await beforeCommit(tx, 'register', async () => {
    await rowsOf(tx)`
      SELECT newsroom.register_append(e->'link', ARRAY(SELECT jsonb_array_elements_text(e->'pieces')), ${genesis})::text
      FROM jsonb_array_elements(${JSON.stringify(links)}::jsonb) e`;
  });
}

/** The same for one line. */
export function appendToRegister(tx: Tx, line: RegisterLine): Promise<void> {
  return appendAllToRegister(tx, [line]);
}
