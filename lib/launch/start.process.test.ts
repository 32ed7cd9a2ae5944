import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { urlWith, withSession } from '#lib/database/session.ts';
import { secret } from './data-directory.ts';
import { launch, postmasterPid, removeData, temporaryFolder } from './fixtures/launching.ts';
import { ownPlace } from './fixtures/own-place.ts';
import { freePort } from './free-port.ts';
import { startTimeOf } from './processes.ts';

const { data, port, up, ask, owner, houses, log, end, remove } = await ownPlace();
afterEach(end);
afterAll(remove);

async function refused(env: Record<string, string>) {
  const launched = launch({ PORT: String(port), PRESSMARK_DATA: data, ...env });
  const code = await launched.ended;
  const lines = launched.err().trim().split('\n');
  return { code, line: lines[0], lines: lines.length };
}

describe('a start', () => {
  test('makes everything in an empty directory, shows the passwords once, and leaves nothing running when it stops', async () => {
    const first = await up();
    expect(first.out()).toContain(`http://localhost:${port}/desk`);
    expect(first.out()).toMatch(/officer@demo\.example +[a-z2-9]{4}(-[a-z2-9]{4}){3}\n/);
    expect(await houses()).toBe(1);
    const pids = [(await ask()).pid, (await ask('/desk')).pid, postmasterPid(data)];
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    for (const process of pids) expect(startTimeOf(process)).toBe(null);
    expect(readFileSync(log, 'utf8')).toContain('database system is shut down');

    const second = await up();
    expect(second.out()).not.toContain('@demo.example');
    expect(await houses()).toBe(1);
  });

  test('lets the desk listen in a folder that only this account can enter', async () => {
    await up();
    expect(statSync(join(data, 'run')).mode & 0o777).toBe(0o700);
    expect((await ask('/desk')).PRESSMARK_FACE).toBe('desk');
  });

  test('of the desk alone listens on the port', async () => {
    await up({ PRESSMARK_FACE: 'desk' });
    const answer = await ask();
    expect([answer.PRESSMARK_FACE, answer.names.includes('PRESSMARK_DESK_SOCKET')]).toEqual(['desk', false]);
  });

  test('makes keys that only this account can read', async () => {
    expect(statSync(join(data, 'keys')).mode & 0o777).toBe(0o700);
    expect(statSync(join(data, 'keys', 'owner')).mode & 0o777).toBe(0o600);
  });

  test('gives each database role to the programs that need it', async () => {
    await up({ SMTP_URL: 'smtp://127.0.0.1:9', SOMEBODYS_SECRET: 'told to the launcher' });
    const site = await ask();
    expect(site.PUBLIC_DATABASE_URL).toMatch(/^postgresql:\/\/public_app:/);
    expect(
      site.names.filter((name) => !/^(?:PATH|HOME|LANG|LC_ALL|TZ|TMPDIR|NODE_[A-Z_]+|SSL_CERT_\w+)$/.test(name)),
    ).toEqual(['PORT', 'PRESSMARK_DESK_SOCKET', 'PRESSMARK_FACE', 'PRESSMARK_URL', 'PUBLIC_DATABASE_URL']);
    const answer = await ask('/desk');
    expect(answer.DATABASE_URL).toMatch(/^postgresql:\/\/newsroom_app:/);
    expect(answer.PUBLIC_DATABASE_URL).toMatch(/^postgresql:\/\/public_app:/);
    expect(answer.NEXTAUTH_URL).toBe(`http://localhost:${port}`);
    expect(answer.secret).toBeGreaterThanOrEqual(32);
  });

  test('of the public site gets only the public address, and needs no data directory', async () => {
    await up();
    const { PUBLIC_DATABASE_URL } = await ask();
    const sitePort = await freePort();
    const nowhere = join(data, 'not-made');
    const site = launch({
      PRESSMARK_FACE: 'site',
      PORT: String(sitePort),
      PRESSMARK_DATA: nowhere,
      PUBLIC_DATABASE_URL: String(PUBLIC_DATABASE_URL),
      DATABASE_URL: owner(),
      SMTP_URL: 'smtp://127.0.0.1:9',
      NEXTAUTH_SECRET: 'x'.repeat(40),
    });
    await site.says('started in');
    const answer = await (await fetch(`http://127.0.0.1:${sitePort}/`)).json();
    site.child.kill('SIGTERM');
    expect(await site.ended).toBe(0);
    expect(answer).toMatchObject({
      PRESSMARK_FACE: 'site',
      DATABASE_URL: null,
      SMTP_URL: null,
      secret: null,
      PUBLIC_DATABASE_URL,
    });
    expect(existsSync(nowhere)).toBe(false);
  });
});

describe('a start with DATABASE_URL', () => {
  test('writes the demonstration only when PRESSMARK_SEED says so, else leads to the set-up, and names a server that lacks repairs', async () => {
    await up();
    const [site, desk] = [await ask(), await ask('/desk')];
    const admin = urlWith(owner(), { user: 'postgres', password: secret(data, 'postgres') });
    await withSession(admin, async (client) => {
      await client.query("CREATE ROLE own LOGIN PASSWORD 'own'");
      await client.query('CREATE DATABASE own OWNER own');
    });
    const own = { user: 'own', password: 'own', database: 'own' };
    const elsewhere = temporaryFolder();
    const env = {
      PRESSMARK_DATA: elsewhere,
      PORT: '0',
      DATABASE_URL: urlWith(owner(), own),
      NEWSROOM_DATABASE_URL: urlWith(String(desk.DATABASE_URL), { database: 'own' }),
      PUBLIC_DATABASE_URL: urlWith(String(site.PUBLIC_DATABASE_URL), { database: 'own' }),
    };
    const housesAfter = async (more: Record<string, string>) => {
      const started = launch({ ...env, ...more });
      await started.says('started in');
      started.child.kill('SIGTERM');
      expect(await started.ended).toBe(0);
      const count = await withSession(env.DATABASE_URL, (client) => client.query('SELECT 1 FROM newsroom.house'));
      return { houses: count.rows.length, out: started.out(), err: started.err() };
    };
    try {
      const unasked = await housesAfter({ PRESSMARK_DEMO_PASSWORD: 'a-password-alone-is-no-wish' });
      expect(unasked.houses).toBe(0);
      expect(unasked.err).toMatch(
        /^pressmark: the database server is PostgreSQL 18\.\d+; before 18\.7.*Update it to 18\.7 or newer\.$/m,
      );
      expect(unasked.out).toMatch(/^ {2}http:\/\/localhost:\d+\/desk\/set-up\?code=[\w-]{43}$/m);
      expect(unasked.out.match(/http:/g)).toHaveLength(1);
      expect((await housesAfter({ PRESSMARK_SEED: 'demo' })).houses).toBe(1);
    } finally {
      await removeData(elsewhere);
    }
  });
});

describe('a start that fails says why in one line and ends with 1', () => {
  test('a data directory in use', async () => {
    const first = await up();
    const other = await refused({ PORT: String(await freePort()) });
    expect(other).toMatchObject({ code: 1, lines: 1 });
    expect(other.line).toContain(`is in use by a running Pressmark (npm start, process ${first.pid} on `);
  });

  test('a port that is taken', async () => {
    const blocker = createServer().listen(port);
    const answer = await refused({});
    blocker.close();
    expect(answer).toMatchObject({ code: 1, lines: 1 });
    expect(answer.line).toContain(`Port ${port} is taken`);
  });

  test('a data directory that is a file', async () => {
    const file = join(data, 'a-file');
    writeFileSync(file, '');
    const answer = await refused({ PRESSMARK_DATA: join(file, 'below') });
    expect(answer).toMatchObject({ code: 1, lines: 1 });
    expect(answer.line).toContain('is not a directory');
  });

  test.runIf(process.getuid?.() === 0)('a data directory that this account cannot write to', async () => {
    const answer = launch({ PRESSMARK_DATA: data, PORT: String(port) }, { uid: 65534, gid: 65534 });
    expect(await answer.ended).toBe(1);
    expect(answer.err()).toMatch(/^pressmark: The data directory \S+ cannot be written to \(EACCES\)\..*\n$/);
  });

  test('a database that cannot be reached', async () => {
    const nobody = await freePort();
    const answer = await refused({ DATABASE_URL: `postgresql://a:b@127.0.0.1:${nobody}/c` });
    expect(answer).toMatchObject({ code: 1, lines: 1 });
    expect(answer.line).toContain(`The database at 127.0.0.1:${nobody} cannot be reached (ECONNREFUSED)`);
  });

  test('a wrong password, a missing database, a newer database', async () => {
    await up();
    const elsewhere = temporaryFolder();
    const other = { PRESSMARK_DATA: elsewhere, PORT: String(await freePort()) };
    const url = new URL(owner());
    const wrongUrl = new URL(url);
    wrongUrl.password = 'wrong';
    const missing = new URL(url);
    missing.pathname = '/nowhere';
    await withSession(owner(), (client) =>
      client.query(
        "INSERT INTO public._prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101000000_future', now())",
      ),
    );
    try {
      expect(await refused({ ...other, DATABASE_URL: wrongUrl.href })).toMatchObject({
        code: 1,
        lines: 1,
        line: expect.stringContaining('refused the password of pressmark_owner'),
      });
      expect(await refused({ ...other, DATABASE_URL: missing.href })).toMatchObject({
        code: 1,
        lines: 1,
        line: expect.stringContaining('has no database nowhere'),
      });
      const answer = await ask('/desk');
      const roles = {
        NEWSROOM_DATABASE_URL: String(answer.DATABASE_URL),
        PUBLIC_DATABASE_URL: String(answer.PUBLIC_DATABASE_URL),
      };
      expect(await refused({ ...other, ...roles, DATABASE_URL: url.href })).toMatchObject({
        code: 1,
        lines: 1,
        line: expect.stringContaining('newer than this version of Pressmark'),
      });
    } finally {
      await withSession(owner(), (client) => client.query("DELETE FROM public._prisma_migrations WHERE id = 'x'"));
      await removeData(elsewhere);
    }
  });

  test('a database of another major version', async () => {
    const file = join(data, 'db', 'PG_VERSION');
    const kept = readFileSync(file);
    writeFileSync(file, '17\n');
    const answer = await refused({});
    writeFileSync(file, kept);
    expect(answer).toMatchObject({ code: 1, lines: 1 });
    expect(answer.line).toContain('was made by PostgreSQL 17');
  });

  test('lost keys', async () => {
    const file = join(data, 'keys', 'postgres');
    const kept = readFileSync(file);
    rmSync(file);
    const answer = await refused({});
    writeFileSync(file, kept);
    expect(answer).toMatchObject({ code: 1, lines: 1 });
    expect(answer.line).toContain('Put the folder keys back');
  });

  test('settings that are wrong', async () => {
    const answer = await refused({ PORT: 'eighty', PRESSMARK_FACE: 'both' });
    expect(answer).toMatchObject({ code: 1, lines: 1 });
    expect(answer.line).toMatch(/PORT must be a number; PRESSMARK_FACE must be all, desk or site/);
  });

  test('a site without its database', async () => {
    const answer = await refused({ PRESSMARK_FACE: 'site' });
    expect(answer).toMatchObject({ code: 1, lines: 1 });
    expect(answer.line).toContain('needs PUBLIC_DATABASE_URL');
  });
});
