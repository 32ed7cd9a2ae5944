import 'server-only';
import { publicQuery } from '#lib/core/public-db.ts';
import type { PublicRegisterEntry } from './schema.ts';

type EntryRow = {
  seq: string;
  at: Date;
  kind: PublicRegisterEntry['kind'];
  release_id: string | null;
  series: string;
  period: string;
  number: number;
  language: string;
  label: string;
  path: string | null;
  edition: number | null;
  content_hash: string | null;
  note: string | null;
  prev_hash: string;
  hash: string;
};

/**
 * The public register, newest entry first.
 * @param before the sequence number below which to go on
 */
export async function listRegister(
  before: number | null,
  size: number,
): Promise<{ entries: PublicRegisterEntry[]; more: boolean }> {
  const rows = await publicQuery<EntryRow>(
    'register',
    `SELECT g.seq, g.at, g.kind, g.release_id, g.series, g.period, g.number, g.language, g.label, g.path, g.edition, g.content_hash,
       g.note, g.prev_hash, g.hash
     FROM pub.register_entry g WHERE g.seq < coalesce($1::bigint, 9223372036854775807) ORDER BY g.seq DESC LIMIT $2`,
    [before, size + 1],
  );
  const entries = rows.slice(0, size).map((row) => ({
    seq: Number(row.seq),
    at: row.at,
    kind: row.kind,
    releaseId: row.release_id,
    series: row.series,
    period: row.period,
    number: row.number,
    language: row.language,
    label: row.label,
    path: row.path,
    edition: row.edition,
    contentHash: row.content_hash,
    note: row.note,
    prevHash: row.prev_hash,
    hash: row.hash,
  }));
  return { entries, more: rows.length > size };
}
