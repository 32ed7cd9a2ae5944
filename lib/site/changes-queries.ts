import 'server-only';
import { publicChangesQuery } from '#lib/core/public-db.ts';
import type { Change } from './tags-rules.ts';

/** More entries than this are not gone through one by one. */
const most = 100;

/** Where a reader of the register stands: the newest entry that it has seen, and how house and series were written. */
export type RegisterPosition = { seq: string; hash: string; marks: string };

export type Changes = RegisterPosition & {
  /** False where the register is another than the one that was read before: brought back from a backup, say. */
  follows: boolean;
  timeZone: string;
  /** Null where they are too many. */
  entries: Change[] | null;
  /** Whether there is a withdrawal among them, too many or not. */
  withdrawn: boolean;
};

// An entry of the register with its release, the days of its number in each language, and the numbers before and after it.
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

// `xmin` says which transaction wrote a row: house and series have no entries in the register, and seldom change.
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

/** As the rules take it. */
export function changeOf({ kind, series, period, number, id, published_at, before, after }: Entry): Change {
  const neighbours = [before, after].filter((one) => one !== null);
  const release = id && published_at ? { id, publishedAt: published_at.map((at) => new Date(at)), neighbours } : null;
  return { kind, series, period, number, release };
}

/**
 * What the register has gained since it was looked at.
 * @param since null at the first look, which is told of nothing
 */
export async function changesSince(since: RegisterPosition | null): Promise<Changes> {
  const [row] = await publicChangesQuery<Row>('changes', changesText, [since?.seq ?? null, since?.hash ?? null]);
  if (!row) throw new Error('the register does not say where it stands');
  const { entries, time_zone: timeZone, ...rest } = row;
  return { ...rest, timeZone, entries: entries.length > most ? null : entries.map(changeOf) };
}
