import 'server-only';
import { publicListQuery } from '#lib/core/public-db.ts';
import {
  type Beginning,
  newestFirst,
  type NumberRange,
  type PeriodCount,
  type PeriodKey,
  type PeriodProof,
  type CountedPeriod,
  proofOf,
} from './register-rules.ts';
import type { RegisterSeries } from './schema.ts';

// The index on (series, period, number, kind) answers all of this without reading rows or walking
// through other periods.

/**
 * Every series, with the keys of the periods in which it has a number, newest first: one index
 * probe a period.
 */
export async function listRegisterSeries(): Promise<RegisterSeries[]> {
  const rows = await publicListQuery<{ key: string; names: Record<string, string>; kind: string; periods: string[] }>(
    'register-series',
    `SELECT s.key, s.names, s.period AS kind, o.periods FROM pub.series s CROSS JOIN LATERAL (
       WITH RECURSIVE p(period) AS (
         (SELECT g.period FROM pub.register_entry g WHERE g.series = s.key ORDER BY g.period DESC LIMIT 1)
         UNION ALL
         SELECT (SELECT g.period FROM pub.register_entry g WHERE g.series = s.key AND g.period < p.period ORDER BY g.period DESC LIMIT 1)
         FROM p WHERE p.period IS NOT NULL)
       SELECT coalesce(array_agg(period) FILTER (WHERE period IS NOT NULL), '{}') AS periods FROM p) o
     ORDER BY s.key`,
    [],
  );
  return rows.map(({ key, names, kind, periods }) => ({ key, names, period: kind, periods: newestFirst(periods) }));
}

export const countText = `
SELECT p.series, p.period, c.*, b.number AS begins, b.at AS begins_at, b.note AS begins_note
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS p(series, period, place)
CROSS JOIN LATERAL (
  SELECT min(n.number) AS lowest, max(n.number) AS highest, count(*)::int AS counted,
    (count(*) FILTER (WHERE n.issued > n.withdrawn))::int AS published,
    (count(*) FILTER (WHERE n.is_corrected))::int AS corrected,
    (count(*) FILTER (WHERE n.issued > 0 AND n.withdrawn >= n.issued))::int AS withdrawn,
    (count(*) FILTER (WHERE n.issued = 0 AND n.is_void))::int AS void,
    (count(*) FILTER (WHERE n.issued = 0 AND n.is_reserved AND NOT n.is_void))::int AS reserved,
    (count(*) FILTER (WHERE n.issued = 0 AND NOT n.is_reserved AND NOT n.is_void))::int AS absent
  FROM (
    SELECT g.number, count(*) FILTER (WHERE g.kind IN ('published', 'archived')) AS issued,
      count(*) FILTER (WHERE g.kind = 'withdrawn') - count(*) FILTER (WHERE g.kind = 'reinstated') AS withdrawn,
      bool_or(g.kind = 'corrected') AS is_corrected, bool_or(g.kind = 'void') AS is_void, bool_or(g.kind = 'reserved') AS is_reserved
    FROM pub.register_entry g WHERE g.series = p.series AND g.period = p.period AND g.kind <> 'begins' GROUP BY g.number) n) c
LEFT JOIN LATERAL (
  SELECT g.number, g.at, g.note FROM pub.register_entry g
  WHERE g.series = p.series AND g.period = p.period AND g.kind = 'begins' ORDER BY g.seq DESC LIMIT 1) b ON true
ORDER BY p.place`;

type CountRow = PeriodCount & PeriodKey & { begins: number | null; begins_at: Date | null; begins_note: string | null };

const beginning = ({ begins, begins_at, begins_note }: CountRow): Beginning | null =>
  begins === null || begins_at === null ? null : { number: begins, at: begins_at, note: begins_note };

async function countPeriods(periods: readonly PeriodKey[]): Promise<(PeriodKey & PeriodProof)[]> {
  if (periods.length === 0) return [];
  const rows = await publicListQuery<CountRow>('register-count', countText, [
    periods.map(({ series }) => series),
    periods.map(({ period }) => period),
  ]);
  return rows.map((row) => {
    const { series, period, lowest, highest, counted, published, corrected, withdrawn, reserved, absent } = row;
    const count = { lowest, highest, counted, published, corrected, withdrawn, reserved, void: row.void, absent };
    return { series, period, ...proofOf(count, beginning(row)) };
  });
}

/** The missing numbers of a period, as ranges in order, `limit` at most. */
async function listMissing(
  { series, period, first }: PeriodKey & Pick<PeriodProof, 'first'>,
  limit: number,
): Promise<NumberRange[]> {
  return publicListQuery<NumberRange>(
    'register-missing',
    `SELECT n.number + 1 AS "from", n.next - 1 AS "to" FROM (
       SELECT d.number, lead(d.number) OVER (ORDER BY d.number) AS next FROM (
         SELECT $3::int - 1 AS number
         UNION
         SELECT g.number FROM pub.register_entry g WHERE g.series = $1 AND g.period = $2 AND g.kind <> 'begins') d) n
     WHERE n.next > n.number + 1 ORDER BY 1 LIMIT $4`,
    [series, period, first, limit],
  );
}

/** Ranges of missing numbers that a page names. */
const mostRanges = 20;

/** Counts the numbers of these periods from the register’s entries, in the order of `periods`. */
export async function provePeriods(periods: readonly PeriodKey[]): Promise<CountedPeriod[]> {
  const periodsCounted: CountedPeriod[] = [];
  for (const proof of await countPeriods(periods)) {
    const missing = proof.isWhole ? [] : await listMissing(proof, mostRanges + 1);
    periodsCounted.push({ ...proof, missing: missing.slice(0, mostRanges), more: missing.length > mostRanges });
  }
  return periodsCounted;
}
