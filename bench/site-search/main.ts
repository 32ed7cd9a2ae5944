// What a reader's search takes in a large archive: the product's own search, as the site's role.
// The words of the texts are few and common or many and rare, as in a language.
import cliProgress from 'cli-progress';
import pg from 'pg';
import type { BenchDatabase } from '#bench/database.ts';
import { closePublic } from '#lib/core/public-db.ts';
import { getHouse } from '#lib/site/queries.ts';
import { findPublic } from '#lib/site/search-queries.ts';
import { searchOf } from '#lib/site/search-rules.ts';

const batch = 5000;
const idOf = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

// term1 stands in most texts, term40000 in one of some ten thousand.
const fillText = `
  UPDATE pub.release_keys SET keys = keys || pub.word_places(
    (SELECT string_agg('term' || floor(exp(random() * ln(50000)))::int, ' ') FROM generate_series(1, 60 + 0 * length(release_id::text))))
   WHERE release_id BETWEEN $1 AND $2`;

/** Writes the keys of every release of a seeded database. The index is made once, at the end. */
export async function fillPublicKeys({ ownerUrl }: BenchDatabase): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query("SET synchronous_commit = off; SET jit = off; SET maintenance_work_mem = '1GB'");
  const { rows } = await client.query<{ count: number; index: string }>(
    "SELECT count(*)::int AS count, pg_get_indexdef('pub.release_keys_keys_idx'::regclass) AS index FROM pub.release",
  );
  const { count = 0, index = '' } = rows[0] ?? {};
  await client.query('DROP INDEX pub.release_keys_keys_idx');
  const bar = new cliProgress.SingleBar(
    { format: 'keys {bar} {value}/{total} · {eta_formatted} left', noTTYOutput: true, notTTYSchedule: 15_000 },
    cliProgress.Presets.shades_classic,
  );
  bar.start(count, 0);
  for (let first = 1; first <= count; first += batch) {
    const span = [idOf(first), idOf(first + batch - 1)];
    await client.query('SELECT pub.write_keys(array_agg(id)) FROM pub.release WHERE id BETWEEN $1 AND $2', span);
    await client.query(fillText, span);
    bar.increment(Math.min(batch, count - first + 1));
  }
  bar.stop();
  console.log('Making the index of keys and the statistics …');
  await client.query(index);
  await client.query('VACUUM ANALYZE');
  await client.end();
}

const between = (lowest: number, highest: number, n: number) => lowest + ((n * 7919) % (highest - lowest));

/** Kinds of search; each takes the number of the sample. */
const kinds: Record<string, (n: number) => Record<string, string>> = {
  'a number': (n) => ({ q: String(between(1, 3600, n)) }),
  'a number with its time': (n) => ({ q: `PR ${between(1, 3600, n)} ${['january', 'may', 'october'][n % 3]} 2024` }),
  'a number and a word': (n) => ({ q: `${between(1, 3600, n)} term${between(100, 3000, n)}` }),
  'the most common words': (n) => ({ q: `term${between(1, 6, n)}` }),
  'a word between': (n) => ({ q: `term${between(100, 3000, n)}` }),
  'a rare word': (n) => ({ q: `term${between(20_000, 50_000, n)}` }),
  'a common and a rare word': (n) => ({ q: `term1 term${between(20_000, 50_000, n)}` }),
  'two words between': (n) => ({ q: `term${between(20, 200, n)} term${between(200, 2000, n)}` }),
  'no such word': (n) => ({ q: `nothing${n}` }),
  'words of headlines': () => ({ q: 'demonstration' }),
  'a phrase': (n) => ({ q: `"term${between(1, 4, n)} term${between(2, 9, n)}"` }),
  'a series and a word': (n) => ({ series: 'ip', q: `term${between(10, 500, n)}` }),
  'Urdu and a common word': () => ({ language: 'ur', q: 'term1' }),
  'a state that few have': () => ({ state: 'corrected' }),
  'a common word, in old days': (n) => ({ q: 'term1', to: `202${between(0, 6, n)}-06-30` }),
};

const quantile = (sorted: number[], part: number) =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN).toFixed(1);

const line = (name: string, times: number[]) => {
  const sorted = times.toSorted((a, b) => a - b);
  return `  ${name.padEnd(30)} ${[0.5, 0.95, 0.99].map((part) => quantile(sorted, part).padStart(8)).join('')}`;
};

/** Prints p50, p95 and p99 of each kind of search, and of all. */
export async function benchSiteSearch(database: BenchDatabase, samples: number): Promise<void> {
  process.env.PUBLIC_DATABASE_URL = database.publicUrl;
  const reader = { house: await getHouse(), language: 'en' };
  const all: number[] = [];
  console.log(`${samples} searches of a kind, in ms: p50, p95, p99`);
  for (const [name, kind] of Object.entries(kinds)) {
    const times: number[] = [];
    let given = 0;
    for (let n = -5; n < samples; n++) {
      const search = searchOf(new URLSearchParams(kind(n < 0 ? samples - n : n)));
      const start = performance.now();
      const { isTooMany } = await findPublic(reader, search);
      if (n < 0) continue;
      times.push(performance.now() - start);
      if (isTooMany) given++;
    }
    all.push(...times);
    console.log(line(name, times) + (given > 0 ? `  ${given} given up` : ''));
  }
  console.log(line('all', all));
  await closePublic();
}
