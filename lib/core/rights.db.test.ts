// The rights of the site's role, read from PostgreSQL's catalogs and compared with a full list. Any
// right that is added anywhere makes a list longer and fails here. See docs/architecture.md, "Two
// walls".
import { describe, expect, test } from 'vitest';
import { attemptAs, rowsAs } from '#test/harness/connections.ts';

/** The first column of each row, as the superuser sees it. */
async function list(text: string): Promise<string[]> {
  const rows = await rowsAs<Record<string, string>>('admin', text);
  return rows.map((row) => String(Object.values(row)[0]));
}

const outside = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND n.nspname NOT LIKE 'pg\\_%temp\\_%'`;

/**
 * Rights on one kind of object that PUBLIC or the site's role has beyond those of every new
 * database.
 */
const grantedBeyondInitdb = (catalog: string, acl: string) => `
  SELECT format('%s %s on %s', coalesce(nullif(a.grantee, 0)::regrole::text, 'PUBLIC'), a.privilege_type, o.oid)
  FROM ${catalog} o CROSS JOIN aclexplode(o.${acl}) a
  WHERE a.grantee IN (0, 'public_app'::regrole)
    ${catalog === 'pg_class' ? `AND (o.relnamespace, a.privilege_type) <> ('information_schema'::regnamespace, 'SELECT')` : ''}
    AND NOT EXISTS (
      SELECT 1 FROM pg_init_privs i CROSS JOIN aclexplode(i.initprivs) was
      WHERE i.classoid = '${catalog}'::regclass AND i.objoid = o.oid AND i.objsubid = 0
        AND was.grantee = a.grantee AND was.privilege_type = a.privilege_type)`;

const searchFunctions = [
  'asked_phrase',
  'asked_words',
  'find_in',
  'fold',
  'parts_of_span',
  'stem_keys',
  'word_keys',
].map((name) => `pub.${name}`);

describe('the site’s role', () => {
  test('is an ordinary account without a single attribute', async () => {
    const [role] = await rowsAs('admin', `SELECT * FROM pg_roles WHERE rolname = 'public_app'`);
    expect(role).toEqual({
      rolname: 'public_app',
      rolsuper: false,
      rolinherit: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolcanlogin: true,
      rolreplication: false,
      // Forty outside tests (lib/database/provision.long.test.ts).
      rolconnlimit: 120,
      rolpassword: '********',
      rolvaliduntil: null,
      rolbypassrls: false,
      rolconfig: [
        'default_transaction_read_only=on',
        'statement_timeout=5s',
        'idle_in_transaction_session_timeout=10s',
        'temp_file_limit=16MB',
      ],
      oid: expect.any(Number),
    });
  });

  test('is a member of no other role', async () => {
    expect(await list(`SELECT rolname FROM pg_roles WHERE pg_has_role('public_app', oid, 'MEMBER')`)).toEqual([
      'public_app',
    ]);
  });

  test('owns nothing', async () => {
    expect(
      await list(`SELECT classid::regclass FROM pg_shdepend WHERE deptype = 'o' AND refobjid = 'public_app'::regrole`),
    ).toEqual([]);
  });

  test('may connect to this database, and has no other right on it', async () => {
    const held = await list(`
      SELECT privilege FROM unnest(ARRAY['CONNECT', 'TEMP', 'CREATE']) privilege
      WHERE has_database_privilege('public_app', current_database(), privilege)`);
    expect(held).toEqual(['CONNECT']);
  });

  test('may connect to no other database of the server', async () => {
    // Copies of the template belong to tests that run at the same time.
    const open = await list(`
      SELECT datname FROM pg_database
      WHERE datallowconn AND datname <> 'pressmark_template' AND datname NOT LIKE 't\\_%'
        AND (has_database_privilege('public_app', oid, 'CONNECT') OR has_database_privilege('public_app', oid, 'TEMP'))`);
    expect(open).toEqual([]);
  });

  test('may use schema pub and the catalogs, and create nothing', async () => {
    const held = await list(`
      SELECT format('%s %s', privilege, nspname) FROM pg_namespace, unnest(ARRAY['USAGE', 'CREATE']) privilege
      WHERE has_schema_privilege('public_app', oid, privilege) ORDER BY 1`);
    expect(held).toEqual(['USAGE information_schema', 'USAGE pg_catalog', 'USAGE pub']);
  });

  test('may select from the tables of pub, and has no other right on a table, view or sequence', async () => {
    const held = await list(`
      SELECT format('%s %s.%s', privilege, n.nspname, c.relname)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
        unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']) privilege
      WHERE ${outside} AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND has_table_privilege('public_app', c.oid, privilege)
      UNION ALL
      SELECT format('USAGE %s.%s', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE CASE WHEN c.relkind = 'S' THEN has_sequence_privilege('public_app', c.oid, 'USAGE') END
      ORDER BY 1`);
    expect(held).toEqual([
      'SELECT pub.edition',
      'SELECT pub.emblem',
      'SELECT pub.file',
      'SELECT pub.form',
      'SELECT pub.house',
      'SELECT pub.register_entry',
      'SELECT pub.release',
      'SELECT pub.release_keys',
      'SELECT pub.series',
    ]);
  });

  test('has plain tables alone in pub: no view leads from there into the newsroom', async () => {
    const relations = await list(`
      SELECT format('%s %s', c.relkind, c.relname) FROM pg_class c
      WHERE c.relnamespace = 'pub'::regnamespace AND c.relkind NOT IN ('i', 'I') ORDER BY 1`);
    expect(relations).toEqual([
      'r edition',
      'r emblem',
      'r file',
      'r form',
      'r house',
      'r register_entry',
      'r release',
      'r release_keys',
      'r series',
    ]);
  });

  test('has no right on a single column', async () => {
    const held = await list(`
      SELECT format('%s %s.%s', a.privilege_type, c.attrelid::regclass, c.attname)
      FROM pg_attribute c CROSS JOIN aclexplode(c.attacl) a
      WHERE a.grantee = 'public_app'::regrole OR (a.grantee = 0 AND c.attrelid >= 16384)`);
    expect(held).toEqual([]);
  });

  test('may call the functions of the search, which read keys and change nothing, and no other of ours', async () => {
    const held = await list(`
      SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE ${outside} AND has_function_privilege('public_app', p.oid, 'EXECUTE') ORDER BY p.proname`);
    expect(held.map((one) => one.replace(/\(.*/, ''))).toEqual(searchFunctions);
    const bold = await list(`
      SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE ${outside} AND has_function_privilege('public_app', p.oid, 'EXECUTE') AND (p.prosecdef OR p.provolatile = 'v')`);
    expect(bold).toEqual([]);
  });

  test('may call no built-in function that writes, locks or reaches out of the database', async () => {
    const held = await list(`
      SELECT p.oid::regprocedure FROM pg_proc p WHERE has_function_privilege('public_app', p.oid, 'EXECUTE') AND (
        proname ~ '^(lo_|loread|lowrite|dblink|pg_read_|pg_ls_|pg_stat_file|pg_file_|pg_(try_)?advisory_|pg_reload_conf|pg_rotate_logfile|pg_promote|pg_switch_wal|pg_create_restore_point|pg_backup_|pg_log_backend|pg_stat_reset|pg_show_all_file_settings|pg_hba_file_rules|pg_replication_origin_)')`);
    expect(held).toEqual([]);
  });

  test('sees names, types and settings, but nothing of how busy the newsroom is', async () => {
    const views = await list(`
      SELECT relname FROM pg_class WHERE relnamespace = 'pg_catalog'::regnamespace AND has_table_privilege('public_app', oid, 'SELECT')
        AND (relname IN ('pg_class', 'pg_locks') OR relname ~ '^pg_(stat|statio)_' AND relname <> 'pg_statistic_ext')`);
    expect(views).toEqual([]);
    const functions = await list(`
      SELECT oid::regprocedure FROM pg_proc WHERE has_function_privilege('public_app', oid, 'EXECUTE') AND
        proname ~ '^(pg_stat_|pg_lock_status|pg_current_|pg_last_|pg_xact_|pg_prepared_xact|pg_relation_file|pg_get_wal|txid_)|_size$|_snapshot$|_blocking_pids$|wal_summar'
        AND proname <> 'pg_column_size' ORDER BY 1`);
    expect(functions).toEqual([]);
  });

  test.each([
    ['pg_class', 'relacl'],
    ['pg_proc', 'proacl'],
    ['pg_type', 'typacl'],
    ['pg_language', 'lanacl'],
    ['pg_tablespace', 'spcacl'],
    ['pg_largeobject_metadata', 'lomacl'],
    ['pg_foreign_data_wrapper', 'fdwacl'],
    ['pg_foreign_server', 'srvacl'],
    ['pg_parameter_acl', 'paracl'],
  ])('has no right from %s, itself or as PUBLIC, beyond the tables and the search of pub', async (catalog, acl) => {
    const granted = await list(`${grantedBeyondInitdb(catalog, acl)} ORDER BY 1`);
    const ofPub = await list(
      `SELECT format('public_app SELECT on %s', oid) FROM pg_class WHERE relnamespace = 'pub'::regnamespace AND relkind = 'r' ORDER BY 1`,
    );
    const ofSearch = await list(
      `SELECT format('public_app EXECUTE on %s', oid) FROM pg_proc
       WHERE pronamespace = 'pub'::regnamespace AND 'pub.' || proname = ANY ('{${searchFunctions.join(',')}}') ORDER BY 1`,
    );
    expect(granted).toEqual({ pg_class: ofPub, pg_proc: ofSearch }[catalog] ?? []);
  });

  test('gets no default right on later objects', async () => {
    const held = await list(
      `SELECT a.privilege_type FROM pg_default_acl d CROSS JOIN aclexplode(d.defaclacl) a WHERE a.grantee IN (0, 'public_app'::regrole)`,
    );
    expect(held).toEqual([]);
  });

  test('has no extension that reaches out, and no function that runs as another role', async () => {
    expect(await list('SELECT extname FROM pg_extension')).toEqual(['plpgsql']);
    expect(
      await list(
        `SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${outside} AND prosecdef`,
      ),
    ).toEqual([]);
  });
});

const forbidden = '42501';
const writable = 'SET TRANSACTION READ WRITE; ';

describe('an intruder with the site’s password', () => {
  test.each([
    ['read a draft', 'SELECT * FROM newsroom.draft', forbidden],
    ['read a checkpoint', 'SELECT * FROM newsroom.checkpoint', forbidden],
    ['read an account', 'SELECT * FROM newsroom.user_account', forbidden],
    ['read a token', 'SELECT * FROM newsroom.api_token', forbidden],
    ['read a link that sets a password', 'SELECT * FROM newsroom.account_link', forbidden],
    ['read the diary', 'SELECT * FROM newsroom.diary_event', forbidden],
    ['read the addresses of calendars', 'SELECT * FROM newsroom.calendar_feed', forbidden],
    ['read the code of the set-up', 'SELECT * FROM newsroom.set_up', forbidden],
    ['read what requests did', 'SELECT * FROM newsroom.idempotency_key', forbidden],
    ['read a job', 'SELECT * FROM jobs.job', forbidden],
    ['read the migrations’ record', 'SELECT * FROM public._prisma_migrations', forbidden],
    ['write an edition', 'INSERT INTO pub.edition (release_id, edition) VALUES (uuidv7(), 1)', forbidden],
    ['change a release', `UPDATE pub.release SET state = 'withdrawn'`, forbidden],
    ['lock a table of pub', 'LOCK TABLE pub.edition IN EXCLUSIVE MODE', forbidden],
    ['lock a row', 'SELECT 1 FROM pub.release FOR UPDATE', forbidden],
    ['empty the register', 'TRUNCATE pub.register_entry', forbidden],
    ['make a table', 'CREATE TABLE pub.mine (a int)', forbidden],
    ['make a table in public', 'CREATE TABLE public.mine (a int)', forbidden],
    ['make a temporary table', 'CREATE TEMP TABLE mine (a int)', forbidden],
    ['make a function', 'CREATE FUNCTION pub.mine() RETURNS int LANGUAGE sql AS $$SELECT 1$$', forbidden],
    ['make a schema', 'CREATE SCHEMA mine', forbidden],
    ['make a large object', 'SELECT lo_creat(-1)', forbidden],
    ['read a file into a large object', `SELECT lo_import('/etc/passwd')`, forbidden],
    ['read a file', `SELECT pg_read_file('/etc/passwd')`, forbidden],
    ['copy a file', `COPY pub.edition FROM '/etc/passwd'`, forbidden],
    ['run a program', `COPY (SELECT 1) TO PROGRAM 'id'`, forbidden],
    ['list a directory', `SELECT pg_ls_dir('/')`, forbidden],
    ['hold the chain’s lock', 'SELECT pg_advisory_lock(7305001)', forbidden],
    ['watch a table’s statistics', 'SELECT * FROM pg_stat_all_tables', forbidden],
    ['watch a table grow', `SELECT pg_relation_size(2619)`, forbidden],
    ['read the planner’s count of drafts', 'SELECT reltuples FROM pg_class', forbidden],
    ['see who is connected', 'SELECT * FROM pg_stat_activity', forbidden],
    [
      'write large temporary files',
      'SELECT count(*) FROM (SELECT * FROM generate_series(1, 3000000) ORDER BY 1 DESC) x',
      '53400',
    ],
    ['lift the limit of temporary files', 'SET temp_file_limit = -1', forbidden],
    ['lift the limit of its connections', 'ALTER ROLE public_app CONNECTION LIMIT -1', forbidden],
    ['become the newsroom', 'SET ROLE newsroom_app', forbidden],
    ['become the owner', 'SET ROLE pressmark_owner', forbidden],
    ['reach another database', `SELECT dblink('dbname=postgres', 'SELECT 1')`, '42883'],
    ['load dblink', 'CREATE EXTENSION dblink SCHEMA pub', forbidden],
    ['read through an XML query', `SELECT query_to_xml('SELECT * FROM newsroom.draft', true, true, '')`, forbidden],
    [
      'see the desks’ rows by claiming to be all',
      `SET pressmark.desks = '*'; SELECT * FROM newsroom.release`,
      forbidden,
    ],
  ])('cannot %s', async (_what, statement, refusal) => {
    // Its sessions start read-only. The role could switch that off, so the grants alone must hold.
    expect(await attemptAs('public_app', `${writable}${statement}`)).toBe(refusal);
  });

  test('cannot call a single function of the newsroom', async () => {
    const functions = await list(
      `SELECT p.oid::regprocedure FROM pg_proc p WHERE pronamespace = 'newsroom'::regnamespace ORDER BY 1`,
    );
    expect(functions.length).toBeGreaterThanOrEqual(6);
    for (const name of functions) {
      const call = name.replace(/\(.+\)/, '(NULL)');
      expect([name, await attemptAs('public_app', `SELECT ${call}`)]).toEqual([name, forbidden]);
    }
  });
});
