// What a search on the desk takes in a large house: the product's own statement, as the newsroom's
// role, for somebody of the whole house and for somebody of one desk.
import pg from 'pg';
import { rowsStatement } from '#lib/releases/finding/finder-queries.ts';
import { questionOf } from '#lib/releases/finding/finder-rules.ts';
import type { BenchDatabase } from '#bench/database.ts';

type Query = Record<string, string>;

const between = (lowest: number, highest: number, n: number) => lowest + ((n * 7919) % (highest - lowest));

/** Kinds of search; each takes the number of the sample. */
const kinds: Record<string, (n: number) => Query> = {
  'no search': () => ({}),
  'a number': (n) => ({ q: String(between(1, 3600, n)) }),
  'a number with month': (n) => ({ q: `PR ${between(1, 3600, n)} ${['jan', 'may', 'oct'][n % 3]}` }),
  'the most common words': (n) => ({ q: `term${between(1, 6, n)}` }),
  'a word between': (n) => ({ q: `term${between(100, 3000, n)}` }),
  'a rare word': (n) => ({ q: `term${between(20_000, 50_000, n)}` }),
  'a common and a rare word': (n) => ({ q: `term1 term${between(20_000, 50_000, n)}` }),
  'two words between': (n) => ({ q: `term${between(20, 200, n)} term${between(200, 2000, n)}` }),
  'the beginning of a headline': () => ({ q: 'd' }),
  'no such word': (n) => ({ q: `nothing${n}` }),
  'a person': (n) => ({ person: `Person ${between(1, 60, n)}` }),
  'a desk': (n) => ({ desk: `desk-${between(2, 12, n)}` }),
  'a language and a common word': () => ({ language: 'ur', q: 'term1' }),
  drafts: () => ({ state: 'draft' }),
  'a common word, in old days': (n) => ({ q: 'term1', to: `202${between(0, 6, n)}-06-30` }),
};

const quantile = (sorted: number[], part: number) =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN).toFixed(1);

async function timesOf(client: pg.Client, desks: string, kind: (n: number) => Query, samples: number) {
  const times: number[] = [];
  for (let n = 0; n < samples; n++) {
    const { text, values } = rowsStatement(questionOf(kind(n)));
    await client.query('BEGIN');
    await client.query("SELECT set_config('pressmark.desks', $1, true)", [desks]);
    const start = performance.now();
    await client.query({ name: 'find', text, values });
    times.push(performance.now() - start);
    await client.query('COMMIT');
  }
  return times.sort((a, b) => a - b);
}

/** Prints p50, p95 and p99 of each kind of search in a database that is filled. */
export async function benchDeskSearch(database: BenchDatabase, samples: number): Promise<void> {
  const client = new pg.Client({ connectionString: database.newsroomUrl });
  await client.connect();
  await client.query("SET pressmark.desks = '*'");
  const { rows: counts } = await client.query<{ count: string }>('SELECT count(*) FROM newsroom.release');
  const { rows } = await client.query<{ id: string }>("SELECT id FROM newsroom.desk WHERE key = 'desk-2'");
  for (const [viewer, desks] of [
    ['whole house', '*'],
    ['one desk', rows[0]?.id ?? ''],
  ] as const) {
    console.log(`${viewer}, ${counts[0]?.count} releases, ${samples} searches of a kind, in ms: p50, p95, p99`);
    for (const [name, kind] of Object.entries(kinds)) {
      await timesOf(client, desks, kind, 5);
      const times = await timesOf(client, desks, kind, samples);
      console.log(
        `  ${name.padEnd(30)} ${[0.5, 0.95, 0.99].map((part) => quantile(times, part).padStart(8)).join('')}`,
      );
    }
  }
  await client.end();
}
