// An upgrade and the way back, as docs/operations.md describes them under Upgrading. Copies of the
// migrations and the SQL files stand for newer versions. One copy has one more migration. The other
// has another SQL file.
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBareHouse } from '#test/harness/bare-house.ts';
import { readEnv } from '#lib/core/env.ts';
import { startCluster } from '#lib/launch/postgres/cluster.ts';
import { claimData, type Database, embeddedUrls, openDatabase } from '#lib/launch/postgres/database.ts';
import { launch, removeData, temporaryFolder } from '#lib/launch/fixtures/launching.ts';
import { freePort } from '#lib/launch/free-port.ts';
import { applyMigrations, isOfThisVersion, sqlFilesName } from './apply-migrations.ts';
import { prismaFolder, readMigrations } from './migration-files.ts';
import { withSession } from './session.ts';

const program = fileURLToPath(new URL('../launch/run.mjs', import.meta.url));
const folder = temporaryFolder();
const data = join(folder, 'data');
const restored = join(folder, 'restored');
const saved = join(folder, 'before.backup');
const newer = join(folder, 'newer');
const otherSql = join(folder, 'other-sql');
const more = '29990101000000_more';
const newest = readMigrations().at(-1)?.name ?? '';
let database: Database;
let release: () => void;

beforeAll(async () => {
  mkdirSync(data);
  for (const version of [newer, otherSql])
    for (const part of ['migrations', 'sql'])
      cpSync(join(prismaFolder, part), join(version, part), { recursive: true });
  mkdirSync(join(newer, 'migrations', more));
  // A migration only expands. The older version does not know the new column and need not fill it.
  writeFileSync(join(newer, 'migrations', more, 'migration.sql'), 'ALTER TABLE newsroom.house ADD COLUMN motto text;');
  writeFileSync(join(otherSql, 'sql', '99-more.sql'), 'GRANT SELECT ON newsroom.house TO newsroom_app;');
  const read = readEnv({ PRESSMARK_DATA: data, NODE_ENV: 'production' });
  if ('problems' in read) throw new Error(read.problems.join());
  release = (await claimData(data, 'the older version')).release;
  database = await openDatabase(read.env, data);
  await makeBareHouse(database.ownerUrl);
});
afterAll(async () => {
  await database.stop();
  release();
  for (const place of [data, restored, folder]) await removeData(place);
});

const asOwner = (sql: string) => withSession(database.ownerUrl, async (client) => (await client.query(sql)).rows);
const applied = () => asOwner('SELECT * FROM public._prisma_migrations ORDER BY migration_name');

async function command(place: string, ...args: string[]) {
  const run = launch({ PRESSMARK_DATA: place }, { program, args: ['pressmark', ...args] });
  return { code: await run.ended, out: run.out(), err: run.err() };
}

test('a command of the newer version refuses in one line on an older database and changes nothing', async () => {
  const before = await applied();
  await expect(isOfThisVersion(database.ownerUrl, newer)).rejects.toThrow(
    `This version of Pressmark is newer than the database, which lacks the migration ${more}.`,
  );
  // For the command: a database that lacks a migration of ours.
  const [row] = await asOwner(`DELETE FROM public._prisma_migrations WHERE migration_name = '${newest}' RETURNING *`);
  const { code, out, err } = await command(data, 'token', 'list');
  const during = await applied();
  await withSession(database.ownerUrl, (client) =>
    client.query(
      'INSERT INTO public._prisma_migrations SELECT * FROM json_populate_record(NULL::public._prisma_migrations, $1)',
      [JSON.stringify(row)],
    ),
  );
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/^pressmark: This version of Pressmark is newer than the database, .*npm start.*\n$/);
  expect(during).toEqual(before.filter(({ migration_name }) => migration_name !== newest));
  expect(await applied()).toEqual(before);
});

test('the same holds when only the functions and rights are of another version', async () => {
  await expect(isOfThisVersion(database.ownerUrl, otherSql)).rejects.toThrow(
    'This version of Pressmark is newer than the database, which lacks the functions and rights of its prisma/sql.',
  );
  expect(await applyMigrations(database.ownerUrl, otherSql)).toEqual([sqlFilesName]);
  const { code, out, err } = await command(data, 'token', 'list');
  await asOwner('DELETE FROM public.applied_sql WHERE seq = (SELECT max(seq) FROM public.applied_sql)');
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/^pressmark: The database is newer than this version of Pressmark: .*prisma\/sql.*\n$/);
  expect((await command(data, 'token', 'list')).code).toBe(0);
});

test('after a backup the newer version starts, and the older one works on until it is stopped', async () => {
  expect(await command(data, 'backup', saved)).toMatchObject({ code: 0 });
  expect(await applyMigrations(database.ownerUrl, newer)).toEqual([more]);
  // The older version still writes as before.
  const names = await withSession(database.newsroomUrl, async (client) => {
    await client.query("SET pressmark.desks = '*'");
    return (await client.query(`UPDATE newsroom.house SET names = '{"en":"A house"}' RETURNING motto`)).rows;
  });
  expect(names).toEqual([{ motto: null }]);
});

test('after the upgrade every command of the older version refuses in one line', async () => {
  const before = await applied();
  for (const words of [
    ['token', 'list'],
    ['backup', join(folder, 'after.backup')],
  ]) {
    const { code, out, err } = await command(data, ...words);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^pressmark: The database is newer than this version of Pressmark: .*29990101000000_more.*\n$/);
  }
  expect(existsSync(join(folder, 'after.backup'))).toBe(false);
  expect(await applied()).toEqual(before);
});

test('the older version restores its backup into an empty data directory', async () => {
  const { code, out } = await command(restored, 'restore', saved, '--json');
  expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ file: saved })]);
  expect(await command(restored, 'token', 'list')).toEqual({ code: 0, out: 'There are no tokens.\n', err: '' });
});

test('a start and a command refuse a data directory from before the baseline in one line', async () => {
  const cluster = await startCluster(restored);
  await withSession(embeddedUrls(restored).ownerUrl, (client) =>
    client.query("UPDATE public._prisma_migrations SET migration_name = '20261123231836_init'"),
  );
  await cluster.stop();
  const started = launch({ PRESSMARK_DATA: restored, PORT: String(await freePort()) }, { program, args: ['start'] });
  expect(await started.ended).toBe(1);
  const refusal =
    /^pressmark: The database comes from a Pressmark before .* Start this version with an empty data .*\n$/;
  expect(started.err()).toMatch(refusal);
  expect(await command(restored, 'token', 'list')).toMatchObject({ code: 1, err: expect.stringMatching(refusal) });
});
