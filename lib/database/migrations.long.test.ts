import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Cluster, startCluster } from '#lib/launch/postgres/cluster.ts';
import { removeData, temporaryFolder } from '#lib/launch/fixtures/launching.ts';
import { applyMigrations, isOfThisVersion, migrationState, sqlFilesName } from './apply-migrations.ts';
import { prismaFolder, readMigrations } from './migration-files.ts';
import { appliedByPrisma, missingMigration, schemaFile } from './schema-engine.ts';
import { urlWith, withSession } from './session.ts';

let data: string;
let cluster: Cluster;
let folder: string;
let url: string;
let count = 0;

beforeAll(async () => {
  data = temporaryFolder();
  cluster = await startCluster(data);
  // prisma/sql grants rights to these roles.
  await withSession(cluster.adminUrl, (admin) => admin.query('CREATE ROLE newsroom_app; CREATE ROLE public_app'));
});
afterAll(async () => {
  await cluster.stop();
  await removeData(data);
});

beforeEach(async () => {
  count += 1;
  url = urlWith(cluster.adminUrl, { database: `m${count}` });
  await withSession(cluster.adminUrl, (admin) => admin.query(`CREATE DATABASE m${count}`));
  folder = join(data, `prisma-${count}`);
  add('20260101000000_one', 'CREATE TABLE one (id int);');
  addSql('10-size.sql', size('count(*)'));
});

function add(name: string, sql: string) {
  mkdirSync(join(folder, 'migrations', name), { recursive: true });
  writeFileSync(join(folder, 'migrations', name, 'migration.sql'), sql);
}

function addSql(name: string, sql: string) {
  mkdirSync(join(folder, 'sql'), { recursive: true });
  writeFileSync(join(folder, 'sql', name), sql);
}

/** A function over the first migration's table. */
const size = (what: string) =>
  `CREATE OR REPLACE FUNCTION size() RETURNS bigint LANGUAGE sql AS $$ SELECT ${what} FROM one $$;`;

const names = () => readMigrations().map((migration) => migration.name);
const query = (sql: string) => withSession(url, async (client) => (await client.query(sql)).rows);
const deploy = () => applyMigrations(url, folder);

describe('applying migrations', () => {
  test('two deploys at once apply each migration once', async () => {
    const both = await Promise.all([applyMigrations(url), applyMigrations(url)]);
    expect(both.flat()).toEqual([...names(), sqlFilesName]);
    expect(await applyMigrations(url)).toEqual([]);
  });

  test('after ours Prisma’s engine finds nothing to do, and after Prisma’s ours applies only the SQL files', async () => {
    await applyMigrations(url);
    expect(await appliedByPrisma(url)).toEqual([]);

    const other = urlWith(cluster.adminUrl, { database: `m${count}_prisma` });
    await withSession(cluster.adminUrl, (admin) => admin.query(`CREATE DATABASE m${count}_prisma`));
    expect(await appliedByPrisma(other)).toEqual(names());
    expect(await applyMigrations(other)).toEqual([sqlFilesName]);
  });

  test('a migration that fails leaves nothing behind, and can be mended and applied', async () => {
    await deploy();
    add('20260102000000_two', 'CREATE TABLE two (id int);\nSELECT 1/0;');
    await expect(deploy()).rejects.toThrow(
      'The migration 20260102000000_two failed and left nothing behind: division by zero',
    );
    expect(await query("SELECT to_regclass('two') AS two, to_regclass('one')::text AS one")).toEqual([
      { two: null, one: 'one' },
    ]);
    expect(await migrationState(url, folder)).toEqual({
      applied: ['20260101000000_one', sqlFilesName],
      due: ['20260102000000_two'],
    });
    add('20260102000000_two', 'CREATE TABLE two (id int);');
    expect(await deploy()).toEqual(['20260102000000_two']);
  });

  test('functions and triggers with semicolons are applied unchanged', async () => {
    for (const part of ['migrations', 'sql']) {
      rmSync(join(folder, part), { recursive: true });
      cpSync(join(prismaFolder, part), join(folder, part), { recursive: true });
    }
    await deploy();
    expect(
      await query("SELECT count(*)::int AS triggers FROM pg_trigger WHERE tgname = 'edition_is_immutable'"),
    ).toEqual([{ triggers: 1 }]);
  });

  test('a migration that would end its transaction is refused before anything is done', async () => {
    add('20260102000000_two', 'CREATE TABLE two (id int);\nCOMMIT;\nSELECT 1/0;');
    await expect(deploy()).rejects.toThrow('begins or ends a transaction itself');
    expect(await query("SELECT to_regclass('one') AS one")).toEqual([{ one: null }]);
  });

  test('a migration that was changed after it was applied is refused', async () => {
    await deploy();
    add('20260101000000_one', 'CREATE TABLE one (id bigint);');
    await expect(deploy()).rejects.toThrow('The migration 20260101000000_one was changed after it was applied');
  });

  test('a migration that another program began and did not finish is refused', async () => {
    await deploy();
    await query(
      "INSERT INTO public._prisma_migrations (id, checksum, migration_name) VALUES ('x', 'x', '20260102000000_two')",
    );
    await expect(deploy()).rejects.toThrow('20260102000000_two was begun and not finished');
  });

  test('a database that is newer than the code is refused', async () => {
    add('20260102000000_two', 'CREATE TABLE two (id int);');
    await deploy();
    rmSync(join(folder, 'migrations', '20260102000000_two'), { recursive: true });
    await expect(deploy()).rejects.toThrow(
      'The database is newer than this version of Pressmark: it has the migration 20260102000000_two',
    );
  });
});

describe('applying the SQL files', () => {
  const sized = async () => (await query('SELECT size()::int AS size'))[0].size;

  test('a file that changed is applied, and all are applied after a migration', async () => {
    expect(await deploy()).toEqual(['20260101000000_one', sqlFilesName]);
    expect(await sized()).toBe(0);
    addSql('10-size.sql', size('count(*) + 1'));
    expect(await deploy()).toEqual([sqlFilesName]);
    expect(await deploy()).toEqual([]);
    expect(await sized()).toBe(1);
    add('20260102000000_two', 'DROP FUNCTION size();');
    expect(await deploy()).toEqual(['20260102000000_two']);
    expect(await sized()).toBe(1);
  });

  test('a file that fails leaves nothing of a migration behind either', async () => {
    await deploy();
    add('20260102000000_two', 'CREATE TABLE two (id int);');
    addSql('20-more.sql', 'SELECT 1/0;');
    await expect(deploy()).rejects.toThrow('prisma/sql/20-more.sql failed and left nothing behind: division by zero');
    expect(await query("SELECT to_regclass('two') AS two")).toEqual([{ two: null }]);
    addSql('20-more.sql', 'CREATE OR REPLACE VIEW three AS SELECT * FROM two;');
    expect(await deploy()).toEqual(['20260102000000_two', sqlFilesName]);
  });

  test('a file that would end the transaction is refused', async () => {
    addSql('20-more.sql', 'COMMIT;');
    await expect(deploy()).rejects.toThrow('prisma/sql/20-more.sql begins or ends a transaction itself');
  });

  test('a version with changed files is newer than the database, and after its start the earlier version is older', async () => {
    await deploy();
    addSql('10-size.sql', size('count(*) + 1'));
    await expect(isOfThisVersion(url, folder)).rejects.toThrow(
      'newer than the database, which lacks the functions and rights of its prisma/sql.',
    );
    await deploy();
    addSql('10-size.sql', size('count(*)'));
    const older = 'The database is newer than this version of Pressmark: it has the functions and rights of a later';
    await expect(isOfThisVersion(url, folder)).rejects.toThrow(older);
    await expect(deploy()).rejects.toThrow(older);
    expect(await sized()).toBe(1);
  });

  test('a later version with a new migration may have the SQL files of an earlier one', async () => {
    await deploy();
    addSql('10-size.sql', size('count(*) + 1'));
    await deploy();
    addSql('10-size.sql', size('count(*)'));
    add('20260102000000_two', 'SELECT 1;');
    expect(await deploy()).toEqual(['20260102000000_two', sqlFilesName]);
    expect(await sized()).toBe(0);
    expect(await isOfThisVersion(url, folder)).toBe(true);
  });
});

describe('a database from before the baseline', () => {
  test('is refused in one line that says what to do, and stays as it was', async () => {
    await query(
      'CREATE TABLE _prisma_migrations (id text, checksum text, migration_name text, finished_at timestamptz, rolled_back_at timestamptz)',
    );
    await query("INSERT INTO _prisma_migrations VALUES ('x', 'x', '20261123231836_init', now(), NULL)");
    for (const attempt of [applyMigrations, isOfThisVersion])
      await expect(attempt(url)).rejects.toThrow(
        /^The database comes from a Pressmark before 20261128040000_baseline .* Start this version with an empty data directory or database: .*$/,
      );
    expect(await query("SELECT to_regclass('newsroom.house') AS house, to_regclass('applied_sql') AS sql")).toEqual([
      { house: null, sql: null },
    ]);
  });
});

describe('the check of schema against migrations', () => {
  const schema = readFileSync(schemaFile, 'utf8');

  test('passes on ours, with their partial indexes, triggers and row level security', async () => {
    expect(await missingMigration(cluster.adminUrl)).toBe(null);
  });

  test('finds a column, an index and a table that no migration makes', async () => {
    const changed = schema
      .replace('passwordHash String', 'nickname String?\n  passwordHash String')
      .replace('@@index([state, updatedAt])', '@@index([updatedAt])')
      .concat('\nmodel Stray {\n  id Int @id\n  @@map("stray")\n  @@schema("newsroom")\n}\n');
    const sql = await missingMigration(cluster.adminUrl, changed);
    expect(sql).toContain('ADD COLUMN     "nickname" TEXT');
    expect(sql).toContain('DROP INDEX "newsroom"."draft_state_updated_at_idx"');
    expect(sql).toContain('CREATE TABLE "newsroom"."stray"');
    expect(sql).not.toContain('draft_one_open');
  });

  test('finds what a migration makes and the schema lacks', async () => {
    const name = '20990101000000_more';
    const more = {
      name,
      sql: 'ALTER TABLE newsroom.house ADD COLUMN motto text; CREATE INDEX stray ON newsroom.draft (headline);',
      checksum: '',
    };
    const sql = await missingMigration(cluster.adminUrl, schema, [...readMigrations(), more]);
    expect(sql).toContain('DROP COLUMN "motto"');
    expect(sql).toContain('DROP INDEX "newsroom"."stray"');
  });

  test('leaves no scratch database behind', async () => {
    const remaining = await withSession(
      cluster.adminUrl,
      async (admin) => (await admin.query("SELECT datname FROM pg_database WHERE datname LIKE 'shadow%'")).rows,
    );
    expect(remaining).toEqual([]);
  });
});
