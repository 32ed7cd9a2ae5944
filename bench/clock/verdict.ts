// What became of every schedule, told from the database at the end.
import pg from 'pg';
import type { Sight } from './watch.ts';

export type Verdict = {
  scheduled: number;
  early: number;
  missed: number;
  double: number;
  /** Numbers that are missing or taken twice between 1 and the highest. */
  gaps: number;
  /** From the time that was set to the moment when a reader saw it, in ms, shortest first. */
  lateness: number[];
};

type Row = { id: string; publishAt: Date; publishedAt: Date | null; publications: number; number: number | null };

/**
 * @param times by the release's id, the time that was set
 * @param after the database's time at the end: what was set for later must not be public
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
    // One publication is one line of the register and one of the record.
    double: all.filter(({ publications }) => publications > 2).length,
    gaps: Math.max(0, ...numbers) - new Set(numbers).size + (numbers.length - new Set(numbers).size),
    lateness: due
      .flatMap(({ id, publishAt }) => (seenAt.get(id)?.getTime() ?? Number.NaN) - publishAt.getTime())
      .filter((ms) => !Number.isNaN(ms))
      .sort((a, b) => a - b),
  };
}
