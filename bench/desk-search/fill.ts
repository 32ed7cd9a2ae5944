// The newsroom's side of a seeded register: twelve desks, sixty people, the last draft of each
// release, and for each two hundred releases one draft that is under way or was discarded. A few
// words of the texts are common and most are rare.
import cliProgress from 'cli-progress';
import pg from 'pg';
import type { BenchDatabase } from '#bench/database.ts';

const desks = 12;
const people = 60;
const batch = 5000;

const makeHouse = `
  INSERT INTO newsroom.desk (key, names) SELECT 'desk-' || n, jsonb_build_object('en', 'Desk ' || n) FROM generate_series(2, ${desks}) n;
  INSERT INTO newsroom.user_account (email, name, password_hash)
    SELECT 'person' || n || '@demo.example', 'Person ' || n, '-' FROM generate_series(1, ${people}) n`;

const chosen = `chosen AS MATERIALIZED (SELECT
  (SELECT array_agg(id ORDER BY key) FROM newsroom.desk) AS desks, (SELECT array_agg(id ORDER BY email) FROM newsroom.user_account) AS people)`;

// A word's rank is even on a scale of logarithms, as in a language: term1 stands in most texts,
// term40000 in one of some ten thousand.
const body = `jsonb_build_array(jsonb_build_object('type', 'paragraph', 'content', jsonb_build_array(jsonb_build_object('type', 'text',
  'text', (SELECT string_agg('term' || floor(exp(random() * ln(50000)))::int, ' ') FROM generate_series(1, 40 + 0 * n))))))`;

const drafts = `
  WITH ${chosen}
  INSERT INTO newsroom.draft (release_id, state, content, headline, writers, created_by_id, updated_by_id, created_at, updated_at)
  SELECT r.id, 'published', jsonb_set(jsonb_set(e.content, '{dateline}', e.content -> 'dateline' -> 'text'), '{body,content}',
           (e.content -> 'body' -> 'content') || ${body}),
         e.content ->> 'headline', ARRAY[people[1 + n % ${people}]], people[1 + n % ${people}], people[1 + 7 * n % ${people}],
         r.published_at, r.published_at
    FROM newsroom.release r JOIN pub.edition e ON e.release_id = r.id CROSS JOIN chosen
   CROSS JOIN LATERAL (SELECT ('x' || right(r.id::text, 8))::bit(32)::int AS n) place
   WHERE r.id BETWEEN $1 AND $2`;

const releasesUnderWay = `
  WITH ${chosen}, made AS (
    INSERT INTO newsroom.release (id, series_id, desk_id, language)
    SELECT uuidv7(), (SELECT id FROM newsroom.series ORDER BY key LIMIT 1), desks[1 + n % ${desks}], 'en'
      FROM generate_series(1, $1::int / 200) n, chosen RETURNING id
  ) SELECT array_agg(id) AS ids FROM made`;
const draftsUnderWay = `
  WITH ${chosen}
  INSERT INTO newsroom.draft (release_id, state, content, headline, writers, updated_by_id, updated_at)
  SELECT id, (ARRAY['draft', 'submitted', 'changes-requested', 'approved', 'discarded'])[1 + n % 5],
         jsonb_build_object('body', jsonb_build_object('type', 'doc', 'content', ${body})),
         'Demonstration: under way ' || n, ARRAY[people[1 + n % ${people}]], people[1 + n % ${people}], now() - n * interval '10 minutes'
    FROM unnest($1::uuid[]) WITH ORDINALITY AS made(id, n), chosen`;

const idOf = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

async function connect(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    "SET pressmark.desks = '*'; SET synchronous_commit = off; SET jit = off; SET maintenance_work_mem = '1GB'",
  );
  return client;
}

/** Two connections take turns at the batches; the index is made once, at the end. */
export async function fillNewsroom({ ownerUrl }: BenchDatabase): Promise<void> {
  const client = await connect(ownerUrl);
  const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM newsroom.release');
  const count = rows[0]?.count ?? 0;
  await client.query(makeHouse);
  const { rows: indexes } = await client.query<{ definition: string }>(
    "SELECT pg_get_indexdef('newsroom.release_keys_keys_idx'::regclass) AS definition",
  );
  await client.query('DROP INDEX newsroom.release_keys_keys_idx');
  await client.query(
    `UPDATE newsroom.release SET desk_id = desks[1 + ('x' || right(id::text, 8))::bit(32)::int % ${desks}] FROM (WITH ${chosen} SELECT * FROM chosen) c`,
  );
  const bar = new cliProgress.SingleBar(
    { format: 'drafts {bar} {value}/{total} · {eta_formatted} left', noTTYOutput: true, notTTYSchedule: 15_000 },
    cliProgress.Presets.shades_classic,
  );
  bar.start(count, 0);
  let next = 1;
  const work = async () => {
    const own = await connect(ownerUrl);
    while (next <= count) {
      const first = next;
      next += batch;
      const span = [idOf(first), idOf(first + batch - 1)];
      await own.query(drafts, span);
      // The record has nothing of them.
      await own.query(
        'SELECT newsroom.write_keys(array_agg(id)) FROM newsroom.release WHERE id BETWEEN $1 AND $2',
        span,
      );
      bar.increment(Math.min(batch, count - first + 1));
    }
    await own.end();
  };
  await Promise.all([work(), work()]);
  bar.stop();
  const made = await client.query<{ ids: string[] }>(releasesUnderWay, [count]);
  await client.query(draftsUnderWay, [made.rows[0]?.ids]);
  await client.query('SELECT newsroom.write_keys($1)', [made.rows[0]?.ids]);
  console.log('Making the index of keys and the statistics …');
  await client.query(indexes[0]?.definition ?? '');
  await client.query('VACUUM ANALYZE');
  await client.end();
}
