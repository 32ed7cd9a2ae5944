// What counting the register costs inside PostgreSQL: the product's own statements, as the site's
// role.
import pg from 'pg';
import { countText } from '#lib/site/register-count-queries.ts';
import { numbersText } from '#lib/site/register-queries.ts';
import type { BenchDatabase } from './database.ts';

type Explained = { 'Execution Time': number };

/**
 * Prints rows, time and plan for one period, for the newest twelve periods of each series, and for
 * all periods. The plan is that of the first.
 */
export async function benchRegister(database: BenchDatabase): Promise<void> {
  const client = new pg.Client({ connectionString: database.publicUrl });
  await client.connect();
  const { rows: all } = await client.query<{ series: string; period: string; entries: number; place: number }>(
    `SELECT series, period, count(*)::int AS entries, row_number() OVER (PARTITION BY series ORDER BY period DESC)::int AS place
     FROM pub.register_entry GROUP BY 1, 2 ORDER BY 2 DESC`,
  );
  const measure = async (what: string, text: string, values: unknown[], entries: number) => {
    const times: number[] = [];
    for (let i = 0; i < 5; i++) {
      const { rows } = await client.query<{ 'QUERY PLAN': [Explained] }>(
        `EXPLAIN (ANALYZE, TIMING OFF, BUFFERS OFF, FORMAT JSON) ${text}`,
        values,
      );
      times.push(rows[0]?.['QUERY PLAN'][0]['Execution Time'] ?? Number.NaN);
    }
    times.sort((a, b) => a - b);
    console.log(
      `${what}: ${times[2]?.toFixed(1)} ms (median of 5, slowest ${times[4]?.toFixed(1)}), ${entries} entries`,
    );
  };
  const keys = (periods: typeof all) => [periods.map((p) => p.series), periods.map((p) => p.period)];
  const entriesOf = (periods: typeof all) => periods.reduce((sum, p) => sum + p.entries, 0);
  const full = all.find((p) => p.place === 2) ?? all[0];
  if (!full) throw new Error('The register is empty.');
  const plan = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, BUFFERS) ${countText}`, keys([full]));
  console.log(plan.rows.map((row) => row['QUERY PLAN']).join('\n'));
  await measure('one period', countText, keys([full]), full.entries);
  const newest = all.filter((p) => p.place <= 12);
  await measure(`overview, ${newest.length} periods`, countText, keys(newest), entriesOf(newest));
  await measure(`every period, ${all.length}`, countText, keys(all), entriesOf(all));
  await measure('500 numbers of a period', numbersText, [full.series, full.period, 1000, 501], 500);
  await client.end();
}
