// The real worker, built as it is shipped, on a real PostgreSQL, with a mail server that keeps what
// it gets.
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { db } from '#lib/core/db.ts';
import { childEnv } from '#lib/core/env.ts';
import { closeJobs, enqueue } from '#lib/core/jobs.ts';
import { ensureBundled } from '#lib/launch/build.ts';
import { bundleFile } from '#lib/launch/bundles.ts';
import { type Cluster, startCluster } from '#lib/launch/postgres/cluster.ts';
import { eventually, removeData, temporaryFolder } from '#lib/launch/fixtures/launching.ts';
import { freePort } from '#lib/launch/free-port.ts';
import { type ProvisionResult, provision } from '#lib/database/provision.ts';
import { withSession } from '#lib/database/session.ts';
import { notifyReview } from './notify.ts';

type Mail = { to: string[]; text: string; secure: boolean };

let data: string;
let cluster: Cluster;
let database: ProvisionResult;
let sinks: SMTPServer[] = [];
let smtpUrl: string;
let plainUrl: string;
let mails: Mail[] = [];
let refuse: (to: string) => number | null = () => null;
let worker: ChildProcess | null = null;
let releaseId: string;

beforeAll(async () => {
  data = temporaryFolder();
  [cluster] = await Promise.all([startCluster(data), ensureBundled()]);
  database = await provision({
    adminUrl: cluster.adminUrl,
    database: 'pressmark',
    passwords: { owner: 'o', newsroom: 'n', public: 'p' },
  });
  smtpUrl = await startSmtp({ cert: read('mail-server.crt'), key: read('mail-server.key') });
  plainUrl = await startSmtp({ disabledCommands: ['STARTTLS'] });
  Object.assign(process.env, {
    DATABASE_URL: database.newsroomUrl,
    SMTP_URL: smtpUrl,
    NODE_EXTRA_CA_CERTS: fixture('mail-server.crt'),
    PRESSMARK_URL: 'https://press.example.org',
  });
  releaseId = await makeRelease();
});
afterEach(async () => {
  await stopWorker();
  mails = [];
  refuse = () => null;
});
afterAll(async () => {
  await closeJobs();
  await db().$disconnect();
  await Promise.all(sinks.map((sink) => new Promise<void>((resolve) => sink.close(() => resolve()))));
  sinks = [];
  await cluster.stop();
  await removeData(data);
});

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const read = (name: string) => readFileSync(fixture(name));

/** A mail server that keeps what it gets. Returns its address. */
async function startSmtp(options: SMTPServerOptions): Promise<string> {
  const port = await freePort();
  const smtp = new SMTPServer({
    authOptional: true,
    ...options,
    onRcptTo: ({ address }, _session, done) => {
      const responseCode = refuse(address);
      done(responseCode ? Object.assign(new Error('not here'), { responseCode }) : null);
    },
    onData: (stream, session, done) => {
      let text = '';
      stream.setEncoding('utf8').on('data', (part) => (text += part));
      stream.on('end', () => {
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text, secure: session.secure });
        done();
      });
    },
  });
  // A client that breaks off is no fault of the server's.
  smtp.on('error', () => {});
  sinks.push(smtp);
  await new Promise<void>((resolve) => smtp.listen(port, '127.0.0.1', resolve));
  return `smtp://localhost:${port}`;
}

/** A draft of the officer's on a desk with one editor, and an editor of the whole house. */
async function makeRelease(): Promise<string> {
  return withSession(database.newsroomUrl, async (client) => {
    await client.query("SELECT set_config('pressmark.desks', '*', false)");
    await client.query(
      `INSERT INTO newsroom.house (names, time_zone, languages, end_mark, accent, accent_dark) VALUES ('{"en":"A house"}', 'UTC', '{en}', '*', '#000', '#fff')`,
    );
    const one = async (sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows[0].id as string;
    const desk = await one(
      `INSERT INTO newsroom.desk (key, names) VALUES ('un', '{"en":"United Nations desk"}') RETURNING id`,
    );
    const other = await one(
      `INSERT INTO newsroom.desk (key, names) VALUES ('finance', '{"en":"Finance"}') RETURNING id`,
    );
    const series = await one(
      `INSERT INTO newsroom.series (key, names, label_template, period, time_zone) VALUES ('pr', '{}', 'PR No.{n}', 'month', 'UTC') RETURNING id`,
    );
    const user = async (name: string, role: string, on: string | null) => {
      const id = await one(
        `INSERT INTO newsroom.user_account (email, name, password_hash) VALUES ($1, $2, 'x') RETURNING id`,
        [`${name}@demo.example`, name],
      );
      await client.query('INSERT INTO newsroom.role_grant (user_id, role, desk_id) VALUES ($1, $2, $3)', [
        id,
        role,
        on,
      ]);
      return id;
    };
    const officer = await user('officer', 'officer', desk);
    await user('editor', 'editor', desk);
    await user('editor2', 'editor', null);
    await user('elsewhere', 'editor', other);
    await user('auditor', 'auditor', null);
    await user('admin', 'admin', null);
    const release = await one(
      'INSERT INTO newsroom.release (series_id, desk_id, language) VALUES ($1, $2, $3) RETURNING id',
      [series, desk, 'en'],
    );
    await client.query(
      `INSERT INTO newsroom.draft (release_id, content, headline, writers) VALUES ($1, '{}', 'Water for Tharparkar', $2)`,
      [release, [officer]],
    );
    return release;
  });
}

async function startWorker(env: Record<string, string | undefined> = {}) {
  const child = fork(bundleFile('worker'), [], {
    env: childEnv({ NODE_ENV: 'production', ...env }),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  worker = child;
  let output = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
  await new Promise<void>((resolve, reject) =>
    child.once('message', () => resolve()).once('exit', () => reject(new Error(output))),
  );
  return { child, said: () => output, ended: new Promise<number | null>((resolve) => child.once('exit', resolve)) };
}

async function stopWorker() {
  const child = worker;
  worker = null;
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

const submit = () =>
  db().$transaction((tx) => enqueue(tx, 'notify-review', { releaseId, event: 'submitted', by: 'Officer' }));
const addressees = () => mails.flatMap((mail) => mail.to).sort();
const bothEditors = ['editor2@demo.example', 'editor@demo.example'];
const states = async (name: string) =>
  withSession(database.newsroomUrl, async (client) =>
    (await client.query('SELECT DISTINCT state FROM jobs.job WHERE name = $1', [name])).rows.map((row) => row.state),
  );

describe('a job', () => {
  test('is there when its transaction commits, and not when it rolls back', async () => {
    const count = async () =>
      withSession(database.newsroomUrl, async (client) =>
        Number((await client.query('SELECT count(*) FROM jobs.job')).rows[0].count),
      );
    const before = await count();
    const broken = db().$transaction(async (tx) => {
      await enqueue(tx, 'notify-review', { releaseId, event: 'submitted', by: 'Officer' });
      throw new Error('the publication failed');
    });
    await expect(broken).rejects.toThrow('the publication failed');
    expect(await count()).toBe(before);
    await Promise.all(Array.from({ length: 20 }, submit));
    expect(await count()).toBe(before + 20);
    await withSession(database.newsroomUrl, (client) => client.query('DELETE FROM jobs.job'));
  });

  test('run twice under one name makes no second e-mail', async () => {
    const job = { releaseId, event: 'submitted', by: 'Officer' } as const;
    await notifyReview('one-job', job);
    await notifyReview('one-job', job);
    await startWorker();
    await eventually(async () => expect(await states('send-mail')).toEqual(['completed']));
    expect(addressees()).toEqual(bothEditors);
  });
});

describe('the worker', () => {
  test('notifies the editors of the desk and of the house of a submission, and nobody else', async () => {
    await startWorker();
    await submit();
    await eventually(async () => expect(addressees()).toEqual(bothEditors));
    const [mail] = mails;
    expect(mail?.text).toContain('Subject: For review');
    expect(mail?.text).toContain(`https://press.example.org/desk/releases/${releaseId}`);
    expect(mail?.secure).toBe(true);
  });

  test('puts no word of a text into an e-mail or a job, at any step', async () => {
    await startWorker();
    const steps = ['submitted', 'changes-requested', 'approved', 'published-urgently', 'urgent-reviewed'] as const;
    await db().$transaction(async (tx) => {
      for (const event of steps) await enqueue(tx, 'notify-review', { releaseId, event, by: 'Officer' });
    });
    await eventually(async () => expect(mails).toHaveLength(7));
    const jobs = await withSession(database.newsroomUrl, async (client) =>
      (await client.query('SELECT to_jsonb(j)::text AS job FROM jobs.job j')).rows.map((row) => row.job as string),
    );
    for (const one of [...mails.map(({ text }) => text), ...jobs]) expect(one).not.toMatch(/Water|Tharparkar/);
  });

  test('sends nothing to a server without TLS, logs it once, and sends it if a setting allows that', async () => {
    const { said: output } = await startWorker({ SMTP_URL: plainUrl });
    await submit();
    await eventually(async () => expect(output()).toContain('or set SMTP_TLS=optional'));
    expect(output().match(/SMTP_TLS/g)).toHaveLength(1);
    await stopWorker();
    expect(mails).toEqual([]);
    await startWorker({ SMTP_URL: plainUrl, SMTP_TLS: 'optional' });
    await eventually(async () => expect(addressees()).toEqual(bothEditors));
    expect(mails.map(({ secure }) => secure)).toEqual([false, false]);
  });

  test('trusts no certificate of an unknown authority', async () => {
    const { said: output } = await startWorker({ NODE_EXTRA_CA_CERTS: undefined });
    await submit();
    await eventually(async () => expect(output()).toContain('no TLS that holds'));
    expect(mails).toEqual([]);
    await withSession(database.newsroomUrl, (client) => client.query('DELETE FROM jobs.job'));
  });

  test('notifies administrators and schedulers that schedules are held', async () => {
    await startWorker();
    await db().$transaction((tx) => enqueue(tx, 'notify-held', { gainedSeconds: 7200 }));
    await eventually(async () => expect(addressees()).toEqual(['admin@demo.example']));
    expect(mails[0]?.text).toContain('schedules release');
  });

  test('sends the others if the mail server refuses one for good', async () => {
    refuse = (to) => (to === 'editor@demo.example' ? 550 : null);
    const { said: output } = await startWorker();
    await submit();
    await eventually(async () => {
      expect(output()).toMatch(/the mail server refused e-mail [0-9a-f-]{36} for good: 5\d\d/);
      expect(addressees()).toEqual(['editor2@demo.example']);
    });
  });

  test('tries again when the mail server says "later"', async () => {
    let times = 0;
    refuse = () => (times++ === 0 ? 451 : null);
    await startWorker();
    await submit();
    await eventually(async () => expect(addressees()).toEqual(bothEditors));
    expect(times).toBe(3);
  });

  test('goes on when the database has been away', async () => {
    const { child, said: output } = await startWorker();
    await cluster.stop();
    await eventually(async () => expect(output()).toContain('the database does not answer'));
    cluster = await startCluster(data);
    await eventually(submit);
    await eventually(async () => expect(addressees()).toEqual(bothEditors));
    expect(child.exitCode).toBe(null);
  });

  test('without a mail server does nothing, and logs it once', async () => {
    const { said: output } = await startWorker({ SMTP_URL: undefined });
    await submit();
    await submit();
    await eventually(async () => expect(await states('notify-review')).toEqual(['completed']));
    expect(mails).toEqual([]);
    expect(output().match(/SMTP_URL is not set/g)).toHaveLength(1);
  });

  test('ends cleanly on a signal, and by itself when its launcher is gone', async () => {
    const worker = await startWorker();
    worker.child.kill('SIGTERM');
    expect(await worker.ended).toBe(0);
    const orphan = await startWorker();
    orphan.child.disconnect();
    expect(await orphan.ended).toBe(0);
  });
});
