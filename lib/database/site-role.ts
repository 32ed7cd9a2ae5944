// Guards against changes that the site's role makes to itself. PostgreSQL lets every role set its
// own password and settings.
import type pg from 'pg';
import { isForbidden, canConnect, publicRole, publicSettings, verifierOf } from './roles.ts';

/** Seconds. A page's statement takes less. */
const maxStatementSeconds = 10;
const maxTransactionSeconds = 30;

/** True when the role's settings, in general or for one database, are not those we gave it. */
async function hasOtherSettings(admin: pg.Client): Promise<boolean> {
  const { rows } = await admin.query<{ setdatabase: number; setconfig: string[] }>(
    'SELECT setdatabase, setconfig FROM pg_db_role_setting WHERE setrole = $1::regrole',
    [publicRole],
  );
  const expected = Object.entries(publicSettings).map(([name, value]) => `${name}=${value}`);
  const own = rows.find(({ setdatabase }) => Number(setdatabase) === 0)?.setconfig ?? [];
  // Only a superuser can give the role its temp_file_limit.
  const required = expected.filter((one) => own.includes(one) || !one.startsWith('temp_file_limit'));
  return rows.length > 1 || own.length !== required.length || required.some((one) => !own.includes(one));
}

async function restoreSettings(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    'SELECT datname AS name FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase WHERE setrole = $1::regrole',
    [publicRole],
  );
  for (const { name } of rows)
    await admin.query(`ALTER ROLE ${publicRole} IN DATABASE ${admin.escapeIdentifier(name)} RESET ALL`);
  await admin.query(`ALTER ROLE ${publicRole} RESET ALL`);
  for (const [name, value] of Object.entries(publicSettings)) {
    try {
      await admin.query(`ALTER ROLE ${publicRole} SET ${name} = ${admin.escapeLiteral(value)}`);
    } catch (error) {
      if (!isForbidden(error)) throw error;
    }
  }
}

/**
 * Ends sessions of the role: all of them, or those whose statement or transaction takes longer than
 * any page needs.
 * @returns how many ended
 */
async function endSessions(admin: pg.Client, which: 'all' | 'long', seconds: number): Promise<number> {
  const { rowCount } = await admin.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1 AND ($2 = 'all'
       OR state <> 'idle' AND (query_start < clock_timestamp() - $3 * interval '1 second'
         OR xact_start < clock_timestamp() - $4 * interval '1 second'))`,
    [publicRole, which, seconds, maxTransactionSeconds],
  );
  return rowCount ?? 0;
}

/**
 * Restores the settings and the password of the site's role, and ends its long sessions. The role
 * reads public data only. The guard keeps the site answering.
 * @param site the role's address, with the password that we gave it
 * @returns the findings, in words. The list is empty while only the site uses the role.
 */
export async function guardSiteRole(admin: pg.Client, site: string, seconds = maxStatementSeconds): Promise<string[]> {
  const findings: string[] = [];
  if (await hasOtherSettings(admin)) {
    await restoreSettings(admin);
    findings.push('had changed its settings; they were set back');
  }
  if (!(await canConnect(site))) {
    const password = decodeURIComponent(new URL(site).password);
    await admin.query(`ALTER ROLE ${publicRole} PASSWORD ${admin.escapeLiteral(verifierOf(password))}`);
    await endSessions(admin, 'all', 0);
    findings.push('had changed its password; it was set back, and its sessions were ended');
  }
  const ended = await endSessions(admin, 'long', seconds);
  if (ended > 0)
    findings.push(
      `took longer than ${seconds} s for a statement or ${maxTransactionSeconds} s for a transaction; ${ended} of its sessions were ended`,
    );
  return findings;
}
