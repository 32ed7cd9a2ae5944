// Applies the migrations and keeps Prisma's own record of them, so that `prisma migrate deploy` finds nothing to do.
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { Problem } from '#lib/core/problem.ts';
import { type Migration, migrationsFolder, readMigrations } from './migration-files.ts';
import { withSession } from './session.ts';

type Row = { migration_name: string; checksum: string; finished_at: Date | null; rolled_back_at: Date | null };

// The number Prisma's engine locks while it migrates: the two never run at once.
const prismaLock = 72707369;

const recordTable = `
  CREATE TABLE IF NOT EXISTS public._prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

/**
 * Brings a database up to date. Two deploys at once wait for each other; each migration is one transaction.
 * @param connectionString as the owner of the database
 * @returns the names of the migrations that were applied now
 * @throws Problem when the record and the files disagree, or a migration fails
 */
export async function applyMigrations(connectionString: string, folder = migrationsFolder): Promise<string[]> {
  const migrations = readMigrations(folder);
  // Ending the session frees the lock.
  return withSession(connectionString, async (client) => {
    await lock(client);
    await client.query("SET client_min_messages = 'warning'");
    await client.query(recordTable);
    const due = dueMigrations(migrations, await record(client));
    for (const migration of due) await apply(client, migration);
    return due.map((migration) => migration.name);
  });
}

export type MigrationState = { applied: string[]; due: string[] };

/** What is applied and what is due. Changes nothing. */
export async function migrationState(connectionString: string, folder = migrationsFolder): Promise<MigrationState> {
  const migrations = readMigrations(folder);
  return withSession(connectionString, async (client) => {
    const { rows } = await client.query("SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS kept");
    const due = dueMigrations(migrations, rows[0].kept ? await record(client) : []).map((migration) => migration.name);
    return { due, applied: migrations.map((migration) => migration.name).filter((name) => !due.includes(name)) };
  });
}

/**
 * Whether this version works on a database as it is. Changes nothing.
 * @returns false where no migration was ever applied
 * @throws Problem when database and code are of two versions
 */
export async function isOfThisVersion(connectionString: string, folder = migrationsFolder): Promise<boolean> {
  const { applied, due } = await migrationState(connectionString, folder);
  if (applied.length === 0) return false;
  if (due.length === 0) return true;
  const more = due.length > 1 ? ` and ${due.length - 1} more` : '';
  throw new Problem(
    `This version of Pressmark is newer than the database, which lacks the migration ${due[0]}${more}. Use the commands of the version that runs; to upgrade, back up with that version, then start this one (npm start).`,
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
  await client.query('SET lock_timeout = 0');
}

async function record(client: pg.Client): Promise<Row[]> {
  const { rows } = await client.query<Row>(
    'SELECT migration_name, checksum, finished_at, rolled_back_at FROM public._prisma_migrations ORDER BY started_at, migration_name',
  );
  return rows.filter((row) => row.rolled_back_at === null);
}

/** The migrations that are not applied yet. Refuses a record that does not fit the files. */
function dueMigrations(migrations: Migration[], rows: Row[]): Migration[] {
  const half = rows.find((row) => row.finished_at === null);
  if (half) {
    throw new Problem(
      `The migration ${half.migration_name} was begun and not finished by another program. Put the database right, then delete its row from public._prisma_migrations.`,
    );
  }
  for (const row of rows) {
    const file = migrations.find((migration) => migration.name === row.migration_name);
    if (!file) {
      throw new Problem(
        `The database is newer than this version of Pressmark: it has the migration ${row.migration_name}. Start the newer version, or restore a backup of this one.`,
      );
    }
    if (file.checksum !== row.checksum) {
      throw new Problem(
        `The migration ${file.name} was changed after it was applied. Put the file back as it was and write a new migration for the change.`,
      );
    }
  }
  const applied = new Set(rows.map((row) => row.migration_name));
  return migrations.filter((migration) => !applied.has(migration.name));
}

async function apply(client: pg.Client, migration: Migration) {
  const id = randomUUID();
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO public._prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [id, migration.checksum, migration.name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw new Problem(`The migration ${migration.name} failed and left nothing behind: ${(error as Error).message}`, {
      cause: error,
    });
  }
  // A migration may have set these for itself.
  await client.query('RESET ALL');
}
