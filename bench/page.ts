// What the release page costs inside PostgreSQL: the product's own statement, as the site's role,
// for random addresses.
import pg from 'pg';
import { pageText } from '#lib/site/queries.ts';
import type { BenchDatabase } from './database.ts';

const at = (sorted: number[], share: number) =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(3);

/** Random addresses of the whole register, with its first and its last. */
async function addresses(client: pg.Client, count: number) {
  const { rows: total } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM pub.release');
  const share = Math.min(100, (count * 300) / Math.max(total[0]?.n ?? 1, 1));
  const { rows } = await client.query<{ path: string }>(
    `(SELECT path FROM pub.release TABLESAMPLE BERNOULLI (${share}) ORDER BY random() LIMIT $1)
     UNION (SELECT path FROM pub.release ORDER BY published_at LIMIT 1) UNION (SELECT path FROM pub.release ORDER BY published_at DESC LIMIT 1)`,
    [count],
  );
  return { paths: rows.map((row) => row.path), total: total[0]?.n ?? 0 };
}

type Explained = { 'Execution Time': number; 'Planning Time': number };

/** Prints the times inside the database, and with the round trip, for `samples` addresses. */
export async function benchPage(database: BenchDatabase, samples: number): Promise<void> {
  const client = new pg.Client({ connectionString: database.publicUrl });
  await client.connect();
  const { paths, total } = await addresses(client, samples);
  await client.query(`PREPARE page (text, int) AS ${pageText}`);
  const explain = async (path: string) => {
    const { rows } = await client.query<{ 'QUERY PLAN': [Explained] }>(
      `EXPLAIN (ANALYZE, TIMING OFF, BUFFERS OFF, FORMAT JSON) EXECUTE page (${pg.escapeLiteral(path)}, NULL)`,
    );
    return rows[0]?.['QUERY PLAN'][0]['Execution Time'] ?? Number.NaN;
  };
  const cold: number[] = [];
  for (const path of paths) cold.push(await explain(path));
  const warm: number[] = [];
  for (const path of paths) warm.push(await explain(path));
  const around: number[] = [];
  for (const path of paths) {
    const began = performance.now();
    await client.query({ name: 'page-timed', text: pageText, values: [path, null] });
    around.push(performance.now() - began);
  }
  const plan = await client.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN (ANALYZE, BUFFERS) EXECUTE page (${pg.escapeLiteral(paths[0] ?? '')}, NULL)`,
  );
  await client.end();
  console.log(plan.rows.map((row) => row['QUERY PLAN']).join('\n'));
  for (const [name, times] of [
    ['in the database, first visit', cold],
    ['in the database, second visit', warm],
    ['with the way there and back', around],
  ] as const) {
    const sorted = times.toSorted((a, b) => a - b);
    console.log(
      `page, previous and next, ${name}: p50 ${at(sorted, 0.5)} ms, p99 ${at(sorted, 0.99)} ms, slowest ${at(sorted, 1)} ms (${paths.length} addresses of ${total} releases)`,
    );
  }
}
