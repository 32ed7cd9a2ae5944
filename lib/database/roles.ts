// The database's three roles: an owner that migrates, the newsroom's, and the public site's.
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { Problem } from '#lib/core/problem.ts';
import { urlWith, withSession } from './session.ts';

export const newsroomRole = 'newsroom_app';
export const publicRole = 'public_app';
export const ownerRole = 'pressmark_owner';

type RoleRow = {
  rolsuper: boolean;
  rolcreatedb: boolean;
  rolcreaterole: boolean;
  rolbypassrls: boolean;
  rolreplication: boolean;
  rolconnlimit: number;
};

const attributes = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION NOINHERIT';

/**
 * Settings at the start of each session. They end a forgotten transaction or a query that runs too
 * long.
 */
export const publicSettings: Record<string, string> = {
  default_transaction_read_only: 'on',
  statement_timeout: '5s',
  idle_in_transaction_session_timeout: '10s',
  // The site's queries sort in memory. Only a superuser may set or remove this limit.
  temp_file_limit: '16MB',
};
const roleSettings: Record<string, Record<string, string>> = {
  [newsroomRole]: { idle_in_transaction_session_timeout: '60s' },
  [publicRole]: publicSettings,
};

/**
 * More than two site processes need. The limit keeps connections free for the newsroom, whatever
 * the site's role does.
 */
const maxPublicConnections = 40;

/**
 * Makes the role. An existing role gets this password, and is refused if it can do more than it
 * should.
 * @param database the database on which the password is tried
 */
export async function ensureRole(admin: pg.Client, adminUrl: string, role: string, password: string, database: string) {
  const { rows } = await admin.query<RoleRow>('SELECT * FROM pg_roles WHERE rolname = $1', [role]);
  const row = rows[0];
  if (!row) {
    await createRole(admin, role, password);
  } else {
    checkPowers(role, row);
    if (!(await canConnect(urlWith(adminUrl, { user: role, password, database }))))
      await setPassword(admin, role, password);
  }
  for (const [name, value] of Object.entries(roleSettings[role] ?? {})) await ensureSetting(admin, role, name, value);
  if (role === publicRole) await limitConnections(admin, row?.rolconnlimit ?? -1);
}

/** Sets the limit of connections, unless somebody chose one. */
async function limitConnections(admin: pg.Client, limit: number) {
  if (limit !== -1) return;
  try {
    await admin.query(`ALTER ROLE ${publicRole} CONNECTION LIMIT ${maxPublicConnections}`);
  } catch (error) {
    if (!isForbidden(error)) throw error;
  }
}

/**
 * The verifier that PostgreSQL keeps of a password (RFC 5803). Logs keep statements, so a statement
 * carries the verifier and not the password.
 */
export function verifierOf(password: string): string {
  const [salt, rounds] = [randomBytes(16), 4096];
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256');
  const keyOf = (use: string) => createHmac('sha256', salted).update(use).digest();
  const stored = createHash('sha256').update(keyOf('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${stored}:${keyOf('Server Key').toString('base64')}`;
}

async function createRole(admin: pg.Client, role: string, password: string) {
  try {
    await admin.query(`CREATE ROLE ${role} ${attributes} PASSWORD ${admin.escapeLiteral(verifierOf(password))}`);
  } catch (error) {
    if (!isForbidden(error)) throw error;
    const account = (await admin.query('SELECT current_user AS name')).rows[0].name;
    throw new Problem(
      `The database account ${account} may not make the role ${role}. Allow it (ALTER ROLE ${account} CREATEROLE), or make ${newsroomRole} and ${publicRole} and set NEWSROOM_DATABASE_URL and PUBLIC_DATABASE_URL.`,
    );
  }
}

function checkPowers(role: string, row: RoleRow) {
  const tooMuch = Object.entries({
    SUPERUSER: row.rolsuper,
    CREATEDB: row.rolcreatedb,
    CREATEROLE: row.rolcreaterole,
    BYPASSRLS: row.rolbypassrls,
    REPLICATION: row.rolreplication,
  }).flatMap(([name, hasPower]) => (hasPower ? [name] : []));
  if (tooMuch.length > 0) {
    throw new Problem(
      `The database role ${role} may do too much (${tooMuch.join(', ')}). Take that away: ALTER ROLE ${role} NO${tooMuch.join(' NO')}.`,
    );
  }
}

/**
 * Sets a password while nobody is signed in with the role. A new password would shut out another
 * Pressmark that works with the old one.
 */
async function setPassword(admin: pg.Client, role: string, password: string) {
  const { rows } = await admin.query('SELECT 1 FROM pg_stat_activity WHERE usename = $1 LIMIT 1', [role]);
  if (rows.length > 0) {
    throw new Problem(
      `The database role ${role} is in use by another Pressmark. Give this one NEWSROOM_DATABASE_URL and PUBLIC_DATABASE_URL with that one's passwords, or stop that one.`,
    );
  }
  try {
    await admin.query(`ALTER ROLE ${role} PASSWORD ${admin.escapeLiteral(verifierOf(password))}`);
  } catch (error) {
    if (!isForbidden(error)) throw error;
    throw new Problem(
      `The database role ${role} exists, and the account of DATABASE_URL may not set its password. Set NEWSROOM_DATABASE_URL and PUBLIC_DATABASE_URL to addresses with the passwords of ${newsroomRole} and ${publicRole}.`,
    );
  }
}

async function ensureSetting(admin: pg.Client, role: string, name: string, value: string) {
  const { rows } = await admin.query('SELECT rolconfig FROM pg_roles WHERE rolname = $1', [role]);
  if ((rows[0]?.rolconfig ?? []).includes(`${name}=${value}`)) return;
  try {
    await admin.query(`ALTER ROLE ${role} SET ${name} = ${admin.escapeLiteral(value)}`);
  } catch (error) {
    // The role belongs to somebody else, who chose its settings. The grants still limit what the
    // role reads and writes.
    if (!isForbidden(error)) throw error;
  }
}

/** True when this address connects. False when the server refuses the password or the role. */
export async function canConnect(url: string): Promise<boolean> {
  try {
    await withSession(url, async () => {});
    return true;
  } catch (error) {
    const { code } = error as { code?: string };
    // With the right password, 42501 says that CONNECT is not granted yet. 3D000 says that the
    // database does not exist yet.
    if (code === '42501' || code === '3D000') return true;
    if (code === '28P01' || code === '28000') return false;
    throw error;
  }
}

export const isForbidden = (error: unknown) => (error as { code?: string }).code === '42501';
