// Two versions and one newsroom: the way of docs/operations.md, Upgrading, there and back. A copy of the migrations with one
// more stands for the newer version.
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBareHouse } from '#e2e/harness/bare-house.ts';
import { readEnv } from '#lib/core/env.ts';
import { claimData, type Database, openDatabase } from '#lib/launch/database.ts';
import { launch, removeData, temporaryFolder } from '#lib/launch/fixtures/launching.ts';
import { applyMigrations, isOfThisVersion } from './apply-migrations.ts';
import { migrationsFolder, readMigrations } from './migration-files.ts';
import { withSession } from './session.ts';

const program = fileURLToPath(new URL('../lib/launch/run.mjs', import.meta.url));
const folder = temporaryFolder();
const data = join(folder, 'data');
const restored = join(folder, 'restored');
const saved = join(folder, 'before.backup');
const newer = join(folder, 'newer');
const more = '29990101000000_more';
const newest = readMigrations().at(-1)?.name ?? '';
let database: Database;
let release: () => void;

beforeAll(async () => {
  mkdirSync(data);
  cpSync(migrationsFolder, newer, { recursive: true });
  mkdirSync(join(newer, more));
  // It expands: what the older version does not know of it need not fill.
  writeFileSync(join(newer, more, 'migration.sql'), 'ALTER TABLE newsroom.house ADD COLUMN motto text;');
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

test('a command of the newer version changes nothing under the older one, and says so in a line', async () => {
  const before = await applied();
  await expect(isOfThisVersion(database.ownerUrl, newer)).rejects.toThrow(
    `This version of Pressmark is newer than the database, which lacks the migration ${more}.`,
  );
  // The same from outside: a database that lacks a migration of ours.
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

test('an upgrade: back up with the older version, start the newer, and the older works on until it is stopped', async () => {
  expect(await command(data, 'backup', saved)).toMatchObject({ code: 0 });
  expect(await applyMigrations(database.ownerUrl, newer)).toEqual([more]);
  // What runs goes on: it writes what it always wrote.
  const names = await withSession(database.newsroomUrl, async (client) => {
    await client.query("SET pressmark.desks = '*'");
    return (await client.query(`UPDATE newsroom.house SET names = '{"en":"A house"}' RETURNING motto`)).rows;
  });
  expect(names).toEqual([{ motto: null }]);
});

test('after it every command of the older version refuses in a line', async () => {
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

test('the way back: the older version brings its backup back into an empty data directory', async () => {
  const { code, out } = await command(restored, 'restore', saved, '--json');
  expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ file: saved })]);
  expect(await command(restored, 'token', 'list')).toEqual({ code: 0, out: 'There are no tokens.\n', err: '' });
});
