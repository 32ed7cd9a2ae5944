// Rights on the database as a whole. Rights on schemas and tables stand in prisma/sql.
import type pg from 'pg';
import { isForbidden, newsroomRole, publicRole } from './roles.ts';

/** Lets only the two application roles connect. Nobody else gets in or makes temporary tables. */
export async function restrictDatabase(admin: pg.Client, database: string) {
  const name = admin.escapeIdentifier(database);
  await admin.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  await admin.query(`REVOKE ALL ON DATABASE ${name} FROM ${newsroomRole}, ${publicRole}`);
  await admin.query(`GRANT CONNECT ON DATABASE ${name} TO ${newsroomRole}, ${publicRole}`);
}

/**
 * Closes the schema `public`, and the built-in functions that write or block without a table. The
 * functions belong to the superuser, so the owner of a hosted database cannot close them.
 */
export async function restrictBuiltIns(inside: pg.Client, owner: string) {
  await inside.query('REVOKE ALL ON SCHEMA public FROM PUBLIC');
  const { rows } = await inside.query('SELECT usesuper FROM pg_user WHERE usename = current_user');
  if (!rows[0]?.usesuper) return;
  await closeFunctions(inside, "proname ~ '^(lo_|lowrite$|loread$)'", []);
  // A publication takes such a lock for the chain. The site's role could hold the lock and stop
  // every publication.
  const allowedRoles = [newsroomRole, inside.escapeIdentifier(owner)];
  await closeFunctions(inside, "proname ~ '^pg_(try_)?advisory_'", allowedRoles);
  // Programs that watch a server have the role pg_monitor.
  await closeStatistics(inside, [...allowedRoles, 'pg_monitor']);
}

/**
 * Hides how busy the newsroom is: rows written, sizes, locks and transactions. The pattern finds
 * such functions by their names. The views call these functions. `pg_class` holds the planner's
 * count of each table's rows.
 */
async function closeStatistics(inside: pg.Client, allowedRoles: string[]) {
  const statisticsFunctions =
    '^pg_stat_|_size$|^pg_lock_status$|_snapshot$|^txid_|_blocking_pids$|^pg_current_(wal|xact)|_wal_summar|^pg_last_|^pg_get_wal|^pg_control_|^pg_xact_|^pg_prepared_xact$|^pg_relation_file';
  await closeFunctions(inside, `proname ~ '${statisticsFunctions}' AND proname !~ '^pg_(column|size)'`, allowedRoles);
  const { rows } = await inside.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class WHERE relnamespace = 'pg_catalog'::regnamespace
     AND (relname = 'pg_class' OR relname ~ '^pg_(stat|statio)_|^pg_locks$') AND has_table_privilege('public', oid, 'SELECT')`,
  );
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => name).join(', ');
  await inside.query(`REVOKE ALL ON ${names} FROM PUBLIC`);
  await inside.query(`GRANT SELECT ON ${names} TO ${allowedRoles.join(', ')}`);
}

/** Takes functions from PUBLIC. A function that PUBLIC may not call is granted to nobody. */
async function closeFunctions(inside: pg.Client, which: string, allowedRoles: string[]) {
  const { rows } = await inside.query<{ name: string }>(
    `SELECT oid::regprocedure::text AS name FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace AND ${which}
     AND has_function_privilege('public', oid, 'EXECUTE')`,
  );
  if (rows.length === 0) return;
  const names = rows.map((row) => row.name).join(', ');
  await inside.query(`REVOKE ALL ON FUNCTION ${names} FROM PUBLIC`);
  if (allowedRoles.length > 0) await inside.query(`GRANT EXECUTE ON FUNCTION ${names} TO ${allowedRoles.join(', ')}`);
}

/** Closes the other databases of the embedded server, which is ours alone. */
export async function closeOtherDatabases(admin: pg.Client) {
  for (const database of ['postgres', 'template1']) {
    try {
      await admin.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
    } catch (error) {
      if (!isForbidden(error)) throw error;
    }
  }
}
