import 'server-only';
import { publicChangesQuery } from '#lib/core/public-db.ts';
import type { Change } from './tags-rules.ts';

/** With more new entries than this, every page is stale. */
const most = 100;

/**
 * What a process has read: the newest register entry, and `marks` of the rows of house and series.
 */
export type RegisterPosition = { seq: string; hash: string; marks: string };

export type Changes = RegisterPosition & {
  /** False if this is another register, such as one from a backup. */
  follows: boolean;
  timeZone: string;
  /** null if there are more than 100. */
  entries: Change[] | null;
  /** True if a withdrawal is among them. */
  withdrawn: boolean;
};

// A register entry with its release, the dates of its number in each language, and its neighbours.
export const entriesText = `
SELECT g.seq, g.kind, g.series, g.period, g.number, r.id, p.place AS before, n.place AS after,
  (SELECT jsonb_agg(s.published_at) FROM pub.release s
   WHERE s.series = r.series AND s.period_start = r.period_start AND s.number = r.number) AS published_at
FROM pub.register_entry g
LEFT JOIN pub.release r ON r.id = g.release_id
LEFT JOIN LATERAL (
  SELECT jsonb_build_object('period', b.period, 'number', b.number) AS place FROM pub.release b
  WHERE b.series = r.series AND (b.period_start, b.number) < (r.period_start, r.number)
  ORDER BY b.period_start DESC, b.number DESC LIMIT 1) p ON true
LEFT JOIN LATERAL (
  SELECT jsonb_build_object('period', a.period, 'number', a.number) AS place FROM pub.release a
  WHERE a.series = r.series AND (a.period_start, a.number) > (r.period_start, r.number)
  ORDER BY a.period_start, a.number LIMIT 1) n ON true`;

// `xmin` changes whenever a row is written. Changes of house and series have no register entry.
const changesText = `
SELECT coalesce(head.seq, 0)::text AS seq, coalesce(head.hash, '') AS hash, coalesce(h.time_zone, 'UTC') AS time_zone,
  concat(h.xmin, ' ', (SELECT string_agg(s.xmin::text, ' ' ORDER BY s.key) FROM pub.series s)) AS marks,
  $1 = 0 OR EXISTS (SELECT FROM pub.register_entry WHERE seq = $1 AND hash = $2) AS follows,
  EXISTS (SELECT FROM pub.register_entry WHERE seq > $1 AND kind = 'withdrawn') AS withdrawn,
  (SELECT coalesce(jsonb_agg(to_jsonb(e) ORDER BY e.seq), '[]') FROM (
    ${entriesText} WHERE g.seq > $1 ORDER BY g.seq LIMIT ${most + 1}) e) AS entries
FROM (SELECT 1) one
LEFT JOIN (SELECT seq, hash FROM pub.register_entry ORDER BY seq DESC LIMIT 1) head ON true
LEFT JOIN pub.house h ON h.id = 1`;

export type Entry = {
  kind: string;
  series: string;
  period: string;
  number: number;
  id: string | null;
  published_at: string[] | null;
  before: { period: string; number: number } | null;
  after: { period: string; number: number } | null;
};

type Row = RegisterPosition & { follows: boolean; time_zone: string; withdrawn: boolean; entries: Entry[] };

/** A row as the rules take it. */
export function changeOf({ kind, series, period, number, id, published_at, before, after }: Entry): Change {
  const neighbours = [before, after].filter((one) => one !== null);
  const release = id && published_at ? { id, publishedAt: published_at.map((at) => new Date(at)), neighbours } : null;
  return { kind, series, period, number, release };
}

/**
 * The register entries since a position.
 * @param since null at the first look, which returns no entries
 */
export async function changesSince(since: RegisterPosition | null): Promise<Changes> {
  const [row] = await publicChangesQuery<Row>('changes', changesText, [since?.seq ?? null, since?.hash ?? null]);
  if (!row) throw new Error('the register returned no row');
  const { entries, time_zone: timeZone, ...rest } = row;
  return { ...rest, timeZone, entries: entries.length > most ? null : entries.map(changeOf) };
}
