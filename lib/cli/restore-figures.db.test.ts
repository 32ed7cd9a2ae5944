// A restore looks up each row by its key, once for each table that refers to it. The planner's
// earlier figures do not matter.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { emptyNewsrooms } from '#test/harness/empty-newsroom.ts';
import { systemActor } from '#lib/core/actor.ts';
import { archiveReleases, prepareEntry } from '#lib/archive/import.ts';
import { makeContent, makeHouse, valueOf } from '#test/factories.ts';
import { withSession } from '#lib/database/session.ts';
import { backup } from './backup.ts';
import { restoreFile } from './restore.ts';

process.env.OWNER_DATABASE_URL = process.env.TEST_OWNER_URL;
const emptyNewsroom = emptyNewsrooms();
const folder = mkdtempSync(join(tmpdir(), 'pressmark-figures-'));
const file = join(folder, 'newsroom.backup');
const releases = 400;
afterAll(() => rmSync(folder, { recursive: true }));

async function archive() {
  const { desk, series } = await makeHouse();
  const entries = Array.from({ length: releases }, (_, index) => {
    const made = prepareEntry({
      number: index + 1,
      publishedAt: new Date('2001-05-05T12:00:00Z'),
      content: makeContent({ headline: `Demonstration ${index + 1}` }),
    });
    if ('refused' in made) throw new Error('the entry is not complete');
    return made.prepared;
  });
  const target = { series: series.key, desk: desk.key, language: 'en' };
  valueOf(await archiveReleases(systemActor('the test'), target, entries));
}

/** Notes pages and no rows, as autovacuum does for a table before its rows are committed. */
const noteNoRows = `
  SELECT pg_restore_relation_stats('schemaname', n.nspname::text, 'relname', c.relname::text, 'relpages', 1, 'reltuples', 0::real)
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname IN ('newsroom', 'pub') AND c.relkind IN ('r', 'i')`;

const scans = `
  SELECT schemaname AS schema, indexrelname AS index, idx_scan::int AS scans FROM pg_stat_user_indexes
  WHERE schemaname IN ('newsroom', 'pub') AND relname = 'release' AND idx_scan > 0 ORDER BY 1, 2`;

test('a restore checks foreign keys by the index of the key, and the figures are right afterwards', async () => {
  await archive();
  expect(await backup([file])).not.toHaveProperty('refused');
  const there = await emptyNewsroom();
  await withSession(there.admin, (admin) => admin.query(noteNoRows));
  const used = await withSession(there.owner, async (client) => {
    valueOf(await restoreFile(client, file));
    await client.query('SELECT pg_stat_force_next_flush()');
    return (await client.query(scans)).rows;
  });
  expect(used).toEqual([
    { schema: 'newsroom', index: 'release_pkey', scans: releases },
    { schema: 'pub', index: 'release_pkey', scans: releases },
  ]);
  const { rows } = await withSession(there.admin, (admin) =>
    admin.query(
      `SELECT reltuples::int AS n FROM pg_class WHERE oid IN ('pub.release'::regclass, 'newsroom.release'::regclass)`,
    ),
  );
  expect(rows).toEqual([{ n: releases }, { n: releases }]);
});
