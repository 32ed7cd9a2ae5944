import 'server-only';
import { publicQuery } from '#lib/core/public-db.ts';
import type { PutRight } from '../schema.ts';

// Corrections, withdrawals and reinstatements, newest first, along an index of these alone.

export type PutRightRow = Omit<PutRight, 'seq' | 'at'> & { seq: string | number; at: string | Date };

/** @param where which entries `g` */
export const putRightText = (where: string) => `
  SELECT g.seq, g.at, g.kind, g.label, g.number, g.period, g.language, r.path, coalesce(g.edition, 1) AS edition, g.note,
    nullif(r.headline, '') AS headline, r.state
  FROM pub.register_entry g JOIN pub.release r ON r.id = g.release_id
  WHERE g.kind IN ('corrected', 'withdrawn', 'reinstated') AND ${where} ORDER BY g.seq DESC`;

export const putRightOf = (row: PutRightRow): PutRight => ({ ...row, seq: Number(row.seq), at: new Date(row.at) });

/**
 * What was corrected, withdrawn or reinstated.
 * @param before only entries of the register below this; null starts at the newest
 */
export async function listPutRight(before: number | null, size: number): Promise<{ items: PutRight[]; more: boolean }> {
  const rows = await publicQuery<PutRightRow>(
    'put-right',
    `${putRightText('g.seq < coalesce($1::bigint, 9223372036854775807)')} LIMIT $2`,
    [before, size + 1],
  );
  return { items: rows.slice(0, size).map(putRightOf), more: rows.length > size };
}
