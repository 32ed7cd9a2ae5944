// Prepares a PostgreSQL server for Pressmark: roles, database, rights, migrations and job tables.
import { Problem } from '#lib/core/problem.ts';
import { applyMigrations } from './apply-migrations.ts';
import { provisionJobs } from './job-tables.ts';
import { closeOtherDatabases, restrictBuiltIns, restrictDatabase } from './rights.ts';
import { ensureRole, newsroomRole, ownerRole, publicRole } from './roles.ts';
import { urlWith, withSession } from './session.ts';

export type ProvisionOptions = {
  /** An account that may make roles: the superuser, or the owner of a hosted database. */
  adminUrl: string;
  /**
   * The owner's own address. Without it the role `pressmark_owner` is made and owns the database.
   */
  ownerUrl?: string;
  database: string;
  /**
   * Without `ownerUrl`, `owner` is required. A role without a password here must exist already. It
   * is not changed.
   */
  passwords: { owner?: string; newsroom?: string; public?: string };
  /** True when the whole server is ours. Then its other databases are closed as well. */
  wholeServer?: boolean;
};

export type ProvisionResult = {
  ownerUrl: string;
  newsroomUrl: string;
  publicUrl: string;
  applied: string[];
  /** The server's version if a newer one repairs faults that anyone with SQL can use, else null. */
  outdated: string | null;
};

/**
 * Makes or updates everything. A second run changes nothing, so every start runs it.
 * @throws Problem when the account lacks a right, or the database and the code do not fit
 */
export async function provision(options: ProvisionOptions): Promise<ProvisionResult> {
  const { adminUrl, database, passwords } = options;
  const ownerUrl =
    options.ownerUrl ?? urlWith(adminUrl, { user: ownerRole, password: required(passwords.owner), database });
  const owner = decodeURIComponent(new URL(ownerUrl).username);
  const { applied, outdated } = await withSession(adminUrl, async (admin) => {
    const outdated = await checkServer(admin);
    // Two machines that start at once would change the same rights at the same moment.
    await admin.query('SELECT pg_advisory_lock($1)', [provisionLock]);
    await ensureRoles(admin, options);
    await ensureDatabase(admin, database, owner);
    await restrictDatabase(admin, database);
    if (options.wholeServer) await closeOtherDatabases(admin);
    await withSession(urlWith(adminUrl, { database }), (inside) => restrictBuiltIns(inside, owner));
    const applied = await applyMigrations(ownerUrl);
    await provisionJobs(ownerUrl);
    return { applied, outdated };
  });
  return {
    ownerUrl,
    newsroomUrl: urlWith(ownerUrl, { user: newsroomRole, password: passwords.newsroom ?? '' }),
    publicUrl: urlWith(ownerUrl, { user: publicRole, password: passwords.public ?? '' }),
    applied,
    outdated,
  };
}

const provisionLock = 7305000;

type Client = Parameters<typeof restrictDatabase>[0];

/** 18.6 and 18.7 repaired faults that let anyone with SQL run code on the server. */
const repairedVersion = 180_007;

/**
 * PostgreSQL 18 brought `uuidv7()`, which makes our keys.
 * @returns the version of a server that should be newer, else null
 * @throws Problem on a server before 18
 */
export async function checkServer(client: Client): Promise<string | null> {
  const { rows } = await client.query(
    "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name",
  );
  const { number, name } = rows[0];
  if (number < 180_000) throw new Problem(`The database server is PostgreSQL ${name}; Pressmark needs 18 or newer.`);
  return number < repairedVersion ? name : null;
}

async function ensureRoles(admin: Client, { adminUrl, ownerUrl, database, passwords }: ProvisionOptions) {
  if (!ownerUrl) await ensureRole(admin, adminUrl, ownerRole, required(passwords.owner), database);
  if (passwords.newsroom) await ensureRole(admin, adminUrl, newsroomRole, passwords.newsroom, database);
  if (passwords.public) await ensureRole(admin, adminUrl, publicRole, passwords.public, database);
}

async function ensureDatabase(admin: Client, database: string, owner: string) {
  const { rows } = await admin.query('SELECT pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = $1', [
    database,
  ]);
  if (!rows[0]) {
    await admin.query(
      `CREATE DATABASE ${admin.escapeIdentifier(database)} OWNER ${admin.escapeIdentifier(owner)} TEMPLATE template0`,
    );
  } else if (rows[0].owner !== owner) {
    throw new Problem(
      `The database ${database} belongs to ${rows[0].owner}, not to ${owner}. Make it the owner: ALTER DATABASE ${database} OWNER TO ${owner}.`,
    );
  }
}

function required(password: string | undefined): string {
  if (!password) throw new Error('provision needs ownerUrl or passwords.owner');
  return password;
}
