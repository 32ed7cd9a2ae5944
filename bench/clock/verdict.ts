// What happened to every schedule, read from the database at the end.
import pg from 'pg';
import type { Sight } from './watch.ts';

export type Verdict = {
  scheduled: number;
  early: number;
  missed: number;
  double: number;
  /** Numbers between 1 and the highest that are missing or double. */
  gaps: number;
  /** From the scheduled time to the moment a reader saw the release, in ms, ascending. */
  lateness: number[];
};

type Row = { id: string; publishAt: Date; publishedAt: Date | null; publications: number; number: number | null };

/**
 * @param times the scheduled time by release id
 * @param after the database's time at the end; what is scheduled later must not be public
 */
export async function judge(
  adminUrl: string,
  times: Map<string, Date>,
  sights: Sight[],
  after: Date,
): Promise<Verdict> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query("SELECT set_config('pressmark.desks', '*', false)");
  const { rows } = await client.query<Omit<Row, 'publishAt'>>(
    `SELECT r.id, r.number, p.published_at AS "publishedAt",
       (SELECT count(*)::int FROM pub.register_entry e WHERE e.release_id = r.id)
         + (SELECT count(*)::int FROM newsroom.audit_event a WHERE a.release_id = r.id AND a.type = 'release.published') AS publications
     FROM newsroom.release r LEFT JOIN pub.release p ON p.id = r.id WHERE r.id = ANY ($1)`,
    [[...times.keys()]],
  );
  await client.end();
  const all: Row[] = rows.map((row) => ({ ...row, publishAt: times.get(row.id) as Date }));
  const seenAt = new Map(sights.map(({ id, seen }) => [id, seen]));
  const isEarly = ({ id, publishAt, publishedAt }: Row) =>
    (publishedAt !== null && publishedAt < publishAt) || (seenAt.get(id) ?? publishAt) < publishAt;
  const due = all.filter(({ publishAt }) => publishAt <= after);
  const numbers = all.flatMap(({ number }) => (number === null ? [] : [number]));
  return {
    scheduled: all.length,
    early: all.filter(isEarly).length,
    missed: due.filter(({ id }) => !seenAt.has(id)).length,
    // One publication is one entry of the register and one event of the record.
    double: all.filter(({ publications }) => publications > 2).length,
    gaps: Math.max(0, ...numbers) - new Set(numbers).size + (numbers.length - new Set(numbers).size),
    lateness: due
      .flatMap(({ id, publishAt }) => (seenAt.get(id)?.getTime() ?? Number.NaN) - publishAt.getTime())
      .filter((ms) => !Number.isNaN(ms))
      .sort((a, b) => a - b),
  };
}
