import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cluster, startCluster } from '#lib/launch/postgres/cluster.ts';
import { eventually, removeData, temporaryFolder } from '#lib/launch/fixtures/launching.ts';
import { checkServer, type ProvisionResult, provision } from './provision.ts';
import { canConnect } from './roles.ts';
import { guardSiteRole } from './site-role.ts';
import { urlWith, withSession } from './session.ts';

let data: string;
let cluster: Cluster;
let made: ProvisionResult;

const passwords = { owner: 'owner-password', newsroom: 'newsroom-password', public: 'public-password' };

beforeAll(async () => {
  data = temporaryFolder();
  cluster = await startCluster(data);
  made = await provision({ adminUrl: cluster.adminUrl, database: 'pressmark', passwords, wholeServer: true });
});
afterAll(async () => {
  await cluster.stop();
  await removeData(data);
});

const asAdmin = (sql: string) => withSession(cluster.adminUrl, (admin) => admin.query(sql));
const answerTo = (url: string, sql: string) =>
  withSession(url, async (client) => (await client.query(sql)).rows).catch((error: Error) => error.message);

describe('the account of the public site', () => {
  test.each([
    ['CREATE TEMP TABLE x (id int)', /permission denied to create temporary tables|read-only transaction/],
    ['BEGIN READ WRITE; CREATE TEMP TABLE x (id int)', /permission denied to create temporary tables/],
    ['BEGIN READ WRITE; CREATE TABLE public.x (id int)', /permission denied for schema public/],
    ['BEGIN READ WRITE; CREATE SCHEMA x', /permission denied for database/],
    ['BEGIN READ WRITE; SELECT lo_create(0)', /permission denied for function lo_create/],
    ['SELECT pg_advisory_lock(7305001)', /permission denied for function pg_advisory_lock/],
    ['SELECT * FROM jobs.job', /permission denied for schema jobs/],
    ['SELECT * FROM newsroom.draft', /permission denied for schema newsroom/],
    ['BEGIN READ WRITE; DELETE FROM pub.release', /permission denied for table release/],
  ])('may not: %s', async (sql, refusal) => {
    expect(await answerTo(made.publicUrl, sql)).toMatch(refusal);
  });

  test('reads what is published, for five seconds at most', async () => {
    expect(await answerTo(made.publicUrl, 'SELECT count(*)::int AS releases FROM pub.release')).toEqual([
      { releases: 0 },
    ]);
    expect(await answerTo(made.publicUrl, 'SHOW statement_timeout')).toEqual([{ statement_timeout: '5s' }]);
  });

  test('cannot connect to another database of the embedded server', async () => {
    for (const database of ['postgres', 'template1']) {
      expect(await answerTo(urlWith(made.publicUrl, { database }), 'SELECT 1')).toContain(
        `permission denied for database "${database}"`,
      );
    }
  });
});

describe('the site’s role, which may change itself', () => {
  const guard = (seconds?: number) =>
    withSession(cluster.adminUrl, (admin) => guardSiteRole(admin, made.publicUrl, seconds));
  const asSite = (sql: string) => answerTo(made.publicUrl, `BEGIN READ WRITE; ${sql}; COMMIT`);

  test('holds forty connections at most', async () => {
    const held: pg.Client[] = [];
    const connect = async () => {
      const client = new pg.Client({ connectionString: made.publicUrl });
      client.on('error', () => {});
      held.push(client);
      await client.connect();
    };
    try {
      for (let count = 0; count < 40; count++) await connect();
      await expect(connect()).rejects.toMatchObject({ code: '53300' });
    } finally {
      await Promise.all(held.map((client) => client.end().catch(() => {})));
    }
  });

  test('stays as it is while it changes nothing', async () => {
    expect(await guard()).toEqual([]);
  });

  test('gets its password and its settings back, for every database', async () => {
    await asSite("ALTER ROLE public_app SET statement_timeout = 0; ALTER ROLE public_app SET work_mem = '1GB'");
    await asSite("ALTER ROLE public_app IN DATABASE pressmark SET search_path = 'pg_temp'");
    await asSite("ALTER ROLE public_app PASSWORD 'taken'");
    expect(await canConnect(made.publicUrl)).toBe(false);
    expect(await guard()).toEqual([
      expect.stringContaining('had changed its settings'),
      expect.stringContaining('had changed its password'),
    ]);
    expect(await canConnect(made.publicUrl)).toBe(true);
    expect(await answerTo(made.publicUrl, 'SHOW statement_timeout')).toEqual([{ statement_timeout: '5s' }]);
    expect(await answerTo(made.publicUrl, 'SHOW search_path')).toEqual([{ search_path: '"$user", public' }]);
    expect(await guard()).toEqual([]);
  });

  test('loses a statement that runs too long after it dropped its timeout', async () => {
    const sleeping = answerTo(made.publicUrl, 'SET statement_timeout = 0; SELECT pg_sleep(600)');
    await eventually(async () => expect(await guard(0)).toEqual([expect.stringContaining('were ended')]));
    expect(await sleeping).toMatch(/terminat/);
  });
});

describe('the account of the newsroom', () => {
  test('sends and takes jobs, and cannot change the shape of a table', async () => {
    expect(await answerTo(made.newsroomUrl, "SELECT name FROM jobs.queue WHERE name = 'purge-caches'")).toHaveLength(1);
    expect(await answerTo(made.newsroomUrl, 'ALTER TABLE newsroom.house DISABLE ROW LEVEL SECURITY')).toContain(
      'must be owner',
    );
    expect(await answerTo(made.newsroomUrl, 'CREATE TABLE newsroom.x (id int)')).toContain(
      'permission denied for schema newsroom',
    );
  });
});

describe('provisioning', () => {
  test('changes nothing on a second run, and two runs at once do not disturb each other', async () => {
    const again = () => provision({ adminUrl: cluster.adminUrl, database: 'pressmark', passwords, wholeServer: true });
    const both = await Promise.all([again(), again()]);
    expect(both.map(({ applied }) => applied)).toEqual([[], []]);
    expect(await canConnect(made.newsroomUrl)).toBe(true);
  });

  test('sets a new password while nobody is signed in, and refuses to shut out somebody who is', async () => {
    const changed = { ...passwords, public: 'another-password' };
    await provision({ adminUrl: cluster.adminUrl, database: 'pressmark', passwords: changed });
    expect(await canConnect(made.publicUrl)).toBe(false);
    await withSession(urlWith(made.publicUrl, { password: 'another-password' }), async () => {
      await expect(provision({ adminUrl: cluster.adminUrl, database: 'pressmark', passwords })).rejects.toThrow(
        'public_app is in use by another Pressmark',
      );
    });
    await provision({ adminUrl: cluster.adminUrl, database: 'pressmark', passwords });
  });

  test('puts no password into a statement, because a log would keep it', async () => {
    const log = () => readFileSync(join(data, 'postgres.log'), 'utf8');
    // The settings of the server win over ALTER SYSTEM. Those of an account win over both.
    await asAdmin("ALTER ROLE postgres SET log_statement = 'all'");
    const changed = {
      owner: 'owner-told-to-nobody',
      newsroom: 'newsroom-told-to-nobody',
      public: 'public-told-to-nobody',
    };
    for (const settings of [changed, passwords])
      await provision({ adminUrl: cluster.adminUrl, database: 'pressmark', passwords: settings });
    await asAdmin('ALTER ROLE postgres RESET log_statement');
    expect(log().match(/ALTER ROLE \w+ PASSWORD/g)?.length).toBeGreaterThanOrEqual(6);
    expect(log()).not.toMatch(/told-to-nobody|(?:owner|newsroom|public)-password/);
  });

  test('refuses an account of ours that may do too much', async () => {
    await asAdmin('ALTER ROLE public_app BYPASSRLS CREATEDB');
    await expect(provision({ adminUrl: cluster.adminUrl, database: 'pressmark', passwords })).rejects.toThrow(
      'public_app may do too much (CREATEDB, BYPASSRLS)',
    );
    await asAdmin('ALTER ROLE public_app NOBYPASSRLS NOCREATEDB');
  });

  const server = (number: number, name: string) => ({ query: async () => ({ rows: [{ number, name }] }) }) as never;

  test('refuses a PostgreSQL before 18', async () => {
    await expect(checkServer(server(170_006, '17.6'))).rejects.toThrow(
      'is PostgreSQL 17.6; Pressmark needs 18 or newer',
    );
  });

  test.each([
    [180_000, '18.0', '18.0'],
    [180_006, '18.6', '18.6'],
    [180_007, '18.7', null],
    [190_000, '19.0', null],
  ])('of PostgreSQL %i names the version when a newer one repairs it', async (number, name, outdated) => {
    expect(await checkServer(server(number, name))).toBe(outdated);
  });
});

describe('on a PostgreSQL of one’s own, without its superuser', () => {
  const ownerUrl = () => urlWith(cluster.adminUrl, { user: 'hosted', password: 'hosted', database: 'hosted' });
  const asOwner = (given: object) =>
    provision({ adminUrl: ownerUrl(), ownerUrl: ownerUrl(), database: 'hosted', passwords: given });

  beforeAll(async () => {
    await asAdmin("CREATE ROLE hosted LOGIN PASSWORD 'hosted'");
    await asAdmin('CREATE DATABASE hosted OWNER hosted');
  });

  test('an owner who may not set the accounts’ passwords is asked for their addresses', async () => {
    await expect(asOwner({ newsroom: 'x', public: 'y' })).rejects.toThrow(
      'Set NEWSROOM_DATABASE_URL and PUBLIC_DATABASE_URL',
    );
  });

  test('an owner needs only the database when both accounts exist', async () => {
    const { applied } = await asOwner({});
    expect(applied.length).toBeGreaterThan(0);
    const site = urlWith(made.publicUrl, { database: 'hosted' });
    expect(await answerTo(site, 'SELECT count(*)::int AS releases FROM pub.release')).toEqual([{ releases: 0 }]);
    expect(await answerTo(site, 'BEGIN READ WRITE; CREATE TEMP TABLE x (id int)')).toMatch(
      /permission denied to create temporary tables/,
    );
  });

  test('an account that does not own the database is refused', async () => {
    await asAdmin("CREATE ROLE guest LOGIN PASSWORD 'guest'");
    await asAdmin('GRANT CONNECT ON DATABASE hosted TO guest');
    const guest = urlWith(ownerUrl(), { user: 'guest', password: 'guest' });
    await expect(provision({ adminUrl: guest, ownerUrl: guest, database: 'hosted', passwords: {} })).rejects.toThrow(
      'The database hosted belongs to hosted, not to guest',
    );
  });
});

describe('an empty server of one’s own', () => {
  test('an owner with CREATEROLE makes the accounts, and one without it is refused', async () => {
    const elsewhere = temporaryFolder();
    const fresh = await startCluster(elsewhere);
    try {
      await withSession(fresh.adminUrl, async (admin) => {
        await admin.query("CREATE ROLE own LOGIN PASSWORD 'own'");
        await admin.query('CREATE DATABASE own OWNER own');
      });
      const url = urlWith(fresh.adminUrl, { user: 'own', password: 'own', database: 'own' });
      const options = { adminUrl: url, ownerUrl: url, database: 'own', passwords: { newsroom: 'n', public: 'p' } };
      await expect(provision(options)).rejects.toThrow('The database account own may not make the role newsroom_app');
      await withSession(fresh.adminUrl, (admin) => admin.query('ALTER ROLE own CREATEROLE'));
      const { newsroomUrl, publicUrl } = await provision(options);
      expect(await canConnect(newsroomUrl)).toBe(true);
      expect(await answerTo(publicUrl, 'SHOW default_transaction_read_only')).toEqual([
        { default_transaction_read_only: 'on' },
      ]);
      expect((await provision(options)).applied).toEqual([]);
    } finally {
      await fresh.stop();
      await removeData(elsewhere);
    }
  });
});
