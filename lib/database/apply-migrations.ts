// Brings a database to the shape of this version. Each migration is entered in Prisma's own record,
// so that `prisma migrate deploy` finds nothing to do.
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { Problem } from '#lib/core/problem.ts';
import { type Migration, prismaFolder, readMigrations, readSqlFiles, type SqlFiles } from './migration-files.ts';
import { withSession } from './session.ts';

type Row = { migration_name: string; checksum: string; finished_at: Date | null; rolled_back_at: Date | null };
/**
 * The record of its shape in a database: the migrations and the hashes of the SQL files. The newest
 * hash is the last.
 */
type ShapeRecord = { migrations: Row[]; sql: string[] };
type Version = { migrations: Migration[]; sql: SqlFiles };

/** The name of the SQL files in a list of what is applied or due. */
export const sqlFilesName = 'prisma/sql';

// Prisma's engine locks this number while it migrates. So the two never run at once.
const prismaLock = 72707369;

const recordTables = `
  CREATE TABLE IF NOT EXISTS public._prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  );
  CREATE TABLE IF NOT EXISTS public.applied_sql (
    seq  int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hash text NOT NULL,
    at   timestamptz NOT NULL DEFAULT clock_timestamp()
  );`;

const readVersion = (folder: string): Version => ({ migrations: readMigrations(folder), sql: readSqlFiles(folder) });

/**
 * Applies the due migrations and then the SQL files, in one transaction. Two deploys at once wait
 * for each other.
 * @param connectionString as the owner of the database
 * @param folder holds `migrations` and `sql`
 * @returns what was due: names of migrations, and `prisma/sql` if a file of it changed
 * @throws Problem when the record and the files disagree, or something fails
 */
export async function applyMigrations(connectionString: string, folder = prismaFolder): Promise<string[]> {
  const version = readVersion(folder);
  // Ending the session frees the lock.
  return withSession(connectionString, async (client) => {
    await lock(client);
    const due = dueOf(version, await readRecord(client));
    if (due.length > 0) await apply(client, version, due);
    return due;
  });
}

export type MigrationState = { applied: string[]; due: string[] };

/** Lists what is applied and what is due. Changes nothing. */
export async function migrationState(connectionString: string, folder = prismaFolder): Promise<MigrationState> {
  const version = readVersion(folder);
  const due = dueOf(version, await withSession(connectionString, readRecord));
  const names = [...version.migrations.map((migration) => migration.name), sqlFilesName];
  return { due, applied: names.filter((name) => !due.includes(name)) };
}

/**
 * Tells whether this version works on a database as it is. Changes nothing.
 * @returns false where no migration was ever applied
 * @throws Problem when database and code are of two versions
 */
export async function isOfThisVersion(connectionString: string, folder = prismaFolder): Promise<boolean> {
  const { applied, due } = await migrationState(connectionString, folder);
  if (applied.length === 0) return false;
  if (due.length === 0) return true;
  const first = due[0] === sqlFilesName ? 'the functions and rights of its prisma/sql' : `the migration ${due[0]}`;
  const more = due.length > 1 ? ` and ${due.length - 1} more` : '';
  throw new Problem(
    `This version of Pressmark is newer than the database, which lacks ${first}${more}. Use the commands of the version that runs; to upgrade, back up with that version, then start this one (npm start).`,
  );
}

async function lock(client: pg.Client) {
  await client.query("SET lock_timeout = '60s'");
  try {
    await client.query('SELECT pg_advisory_lock($1)', [prismaLock]);
  } catch (error) {
    if ((error as { code?: string }).code !== '55P03') throw error;
    throw new Problem(
      'Another process has been migrating this database for a minute. Wait until it is done and start again.',
    );
  }
  await client.query('RESET lock_timeout');
}

async function readRecord(client: pg.Client): Promise<ShapeRecord> {
  const has = async (table: string) =>
    (await client.query('SELECT to_regclass($1) IS NOT NULL AS there', [table])).rows[0].there;
  const migrations = (await has('public._prisma_migrations'))
    ? await client.query<Row>('SELECT * FROM public._prisma_migrations WHERE rolled_back_at IS NULL')
    : { rows: [] };
  const sql = (await has('public.applied_sql'))
    ? await client.query<{ hash: string }>('SELECT hash FROM public.applied_sql ORDER BY seq')
    : { rows: [] };
  return { migrations: migrations.rows, sql: sql.rows.map(({ hash }) => hash) };
}

/** Lists what is not applied yet. Refuses a record that does not fit the files. */
function dueOf({ migrations, sql }: Version, record: ShapeRecord): string[] {
  checkMigrations(migrations, record.migrations);
  const applied = new Set(record.migrations.map((row) => row.migration_name));
  const due = migrations.map((migration) => migration.name).filter((name) => !applied.has(name));
  if (record.sql.at(-1) === sql.hash) return due;
  if (due.length === 0 && record.sql.includes(sql.hash))
    throw newerProblem('the functions and rights of a later prisma/sql');
  return [...due, sqlFilesName];
}

const newerProblem = (what: string) =>
  new Problem(
    `The database is newer than this version of Pressmark: it has ${what}. Start the newer version, or restore a backup of this one.`,
  );

function checkMigrations(migrations: Migration[], rows: Row[]) {
  const [baseline] = migrations;
  const older = rows.find((row) => baseline && row.migration_name < baseline.name);
  if (older) {
    throw new Problem(
      `The database comes from a Pressmark before ${baseline?.name} (it has ${older.migration_name}), and no way leads from there to this version. Start this version with an empty data directory or database: PRESSMARK_DATA=./new npm start.`,
    );
  }
  const unfinished = rows.find((row) => row.finished_at === null);
  if (unfinished) {
    throw new Problem(
      `The migration ${unfinished.migration_name} was begun and not finished by another program. Put the database right, then delete its row from public._prisma_migrations.`,
    );
  }
  for (const row of rows) {
    const file = migrations.find((migration) => migration.name === row.migration_name);
    if (!file) throw newerProblem(`the migration ${row.migration_name}`);
    if (file.checksum !== row.checksum) {
      throw new Problem(
        `The migration ${file.name} was changed after it was applied. Put the file back as it was and write a new migration for the change.`,
      );
    }
  }
}

async function apply(client: pg.Client, { migrations, sql }: Version, due: string[]) {
  await client.query('BEGIN');
  try {
    await client.query(recordTables);
    for (const migration of migrations.filter(({ name }) => due.includes(name))) await applyOne(client, migration);
    for (const { name, sql: text } of sql.files) await run(client, `prisma/sql/${name}`, text);
    await client.query('INSERT INTO public.applied_sql (hash) VALUES ($1)', [sql.hash]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

async function applyOne(client: pg.Client, { name, sql, checksum }: Migration) {
  await run(client, `The migration ${name}`, sql);
  // A migration may change settings of the session.
  await client.query('RESET ALL');
  await client.query(
    `INSERT INTO public._prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  );
}

async function run(client: pg.Client, what: string, sql: string) {
  try {
    await client.query(sql);
  } catch (error) {
    throw new Problem(`${what} failed and left nothing behind: ${(error as Error).message}`, { cause: error });
  }
}
