// The real worker, built as it is shipped, on a real PostgreSQL, with a mail server that keeps what
// it gets.
import { type ChildProcess, fork } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '#lib/core/actor.ts';
import { db } from '#lib/core/db.ts';
import { childEnv } from '#lib/core/env.ts';
import { closeJobs, enqueue } from '#lib/core/jobs.ts';
import { readAs } from '#lib/core/transact.ts';
import { ensureBundled } from '#lib/launch/build.ts';
import { bundleFile } from '#lib/launch/bundles.ts';
import { type Cluster, startCluster } from '#lib/launch/postgres/cluster.ts';
import { eventually, removeData, temporaryFolder } from '#lib/launch/fixtures/launching.ts';
import { notify } from '#lib/notices/commands.ts';
import type { EventName } from '#lib/notices/rules.ts';
import { type ProvisionResult, provision } from '#lib/database/provision.ts';
import { withSession } from '#lib/database/session.ts';
import { certificateFile, MailSink, withoutTls, withTls } from '#test/harness/mail-sink.ts';

let data: string;
let cluster: Cluster;
let database: ProvisionResult;
let secure: MailSink;
let plain: MailSink;
let worker: ChildProcess | null = null;
let releaseId: string;
let deskId: string;
let officerId: string;

beforeAll(async () => {
  data = temporaryFolder();
  [cluster] = await Promise.all([startCluster(data), ensureBundled()]);
  database = await provision({
    adminUrl: cluster.adminUrl,
    database: 'pressmark',
    passwords: { owner: 'o', newsroom: 'n', public: 'p' },
  });
  secure = await MailSink.start(withTls());
  plain = await MailSink.start(withoutTls);
  Object.assign(process.env, {
    DATABASE_URL: database.newsroomUrl,
    SMTP_URL: secure.url,
    NODE_EXTRA_CA_CERTS: certificateFile,
    PRESSMARK_URL: 'https://press.example.org',
  });
  await makeRelease();
});
afterEach(async () => {
  await stopWorker();
  for (const sink of [secure, plain]) {
    sink.mails = [];
    sink.refuse = () => null;
  }
});
afterAll(async () => {
  await closeJobs();
  await db().$disconnect();
  await Promise.all([secure.stop(), plain.stop()]);
  await cluster.stop();
  await removeData(data);
});

/** A draft of the officer's on a desk with one editor, and an editor of the whole house. */
async function makeRelease(): Promise<void> {
  await withSession(database.newsroomUrl, async (client) => {
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
    [deskId, officerId] = [desk, officer];
    releaseId = await one(
      'INSERT INTO newsroom.release (series_id, desk_id, language) VALUES ($1, $2, $3) RETURNING id',
      [series, desk, 'en'],
    );
    await client.query(
      `INSERT INTO newsroom.draft (release_id, content, headline, writers) VALUES ($1, '{}', 'Water for Tharparkar', $2)`,
      [releaseId, [officer]],
    );
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
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exit;
}

const house = systemActor('Officer');
const happen = (event: EventName, circle: Parameters<typeof notify>[4] = { writers: [officerId] }) =>
  readAs(house, (tx) => notify(tx, house, event, { releaseId, deskId }, circle));
const submit = () => happen('submitted');
const mailsOf = (sink: MailSink) => sink.mails.flatMap((mail) => mail.to).sort();
const addressees = () => mailsOf(secure);
const bothEditors = ['editor2@demo.example', 'editor@demo.example'];
/** What became of the deliveries, each state once. */
const states = async () =>
  withSession(database.newsroomUrl, async (client) =>
    (await client.query('SELECT DISTINCT state FROM newsroom.delivery ORDER BY 1')).rows.map((row) => row.state),
  );

const statement = async (sql: string) =>
  withSession(database.newsroomUrl, async (client) => {
    await client.query("SELECT set_config('pressmark.desks', '*', false)");
    return (await client.query(sql)).rows as Record<string, unknown>[];
  });
/** What waits for its next try is tried now: the clock is played. */
const hurry = () => statement("UPDATE newsroom.delivery SET next_try_at = now() WHERE state = 'waiting'");
const noticesDue = async () => (await statement('SELECT FROM newsroom.notice WHERE is_mail_due')).length;
const answerTo = async (address: string) => {
  const [row] = await statement(
    `SELECT state || ' ' || answer AS answer FROM newsroom.delivery WHERE address = '${address}' ORDER BY id DESC LIMIT 1`,
  );
  return row?.answer;
};

describe('a job', () => {
  test('is there when its transaction commits, and not when it rolls back', async () => {
    const count = async () =>
      withSession(database.newsroomUrl, async (client) =>
        Number((await client.query('SELECT count(*) FROM jobs.job')).rows[0].count),
      );
    const before = await count();
    const purge = { tags: ['house'] };
    const broken = db().$transaction(async (tx) => {
      await enqueue(tx, 'purge-caches', purge);
      throw new Error('the publication failed');
    });
    await expect(broken).rejects.toThrow('the publication failed');
    expect(await count()).toBe(before);
    await Promise.all(Array.from({ length: 20 }, () => db().$transaction((tx) => enqueue(tx, 'purge-caches', purge))));
    expect(await count()).toBe(before + 20);
    await withSession(database.newsroomUrl, (client) => client.query('DELETE FROM jobs.job'));
  });
});

describe('the worker', () => {
  test('notifies the editors of the desk and of the house of a submission, and nobody else', async () => {
    await startWorker();
    await submit();
    await eventually(async () => expect(addressees()).toEqual(bothEditors));
    const [mail] = secure.mails;
    expect(mail?.text).toContain('Subject: For review');
    expect(mail?.text).toContain(`https://press.example.org/desk/releases/${releaseId}`);
    expect(mail?.secure).toBe(true);
  });

  test('puts no word of a text into an e-mail, a notice or a delivery, at any step', async () => {
    await startWorker();
    const steps = ['submitted', 'changes-requested', 'approved', 'published-urgently', 'urgent-reviewed'] as const;
    for (const event of steps) await happen(event);
    await eventually(async () =>
      expect(new Set(addressees())).toEqual(new Set([...bothEditors, 'officer@demo.example'])),
    );
    const rows = await withSession(database.newsroomUrl, async (client) => {
      await client.query("SELECT set_config('pressmark.desks', '*', false)");
      const { rows } = await client.query(
        'SELECT to_jsonb(n)::text AS row FROM newsroom.notice n UNION ALL SELECT to_jsonb(d)::text FROM newsroom.delivery d',
      );
      return rows.map(({ row }) => row as string);
    });
    expect(rows.length).toBeGreaterThan(steps.length);
    for (const one of [...secure.mails.map(({ text }) => text), ...rows]) expect(one).not.toMatch(/Water|Tharparkar/);
  });

  test('sends nothing to a server without TLS, logs it once, and sends it if a setting allows that', async () => {
    const { said: output } = await startWorker({ SMTP_URL: plain.url });
    await submit();
    await eventually(async () => expect(output()).toContain('or set SMTP_TLS=optional'));
    expect(output().match(/SMTP_TLS/g)).toHaveLength(1);
    await stopWorker();
    expect(plain.mails).toEqual([]);
    await hurry();
    await startWorker({ SMTP_URL: plain.url, SMTP_TLS: 'optional' });
    await eventually(async () => expect(mailsOf(plain)).toEqual(bothEditors));
    expect(plain.mails.map(({ secure }) => secure)).toEqual([false, false]);
  });

  test('trusts no certificate of an unknown authority', async () => {
    const { said: output } = await startWorker({ NODE_EXTRA_CA_CERTS: undefined });
    await submit();
    await eventually(async () => expect(output()).toContain('no TLS that holds'));
    expect(secure.mails).toEqual([]);
    await stopWorker();
    await withSession(database.newsroomUrl, (client) =>
      client.query("UPDATE newsroom.delivery SET state = 'failed' WHERE state = 'waiting'"),
    );
  });

  test('notifies administrators and schedulers that schedules are held', async () => {
    await startWorker();
    await readAs(house, (tx) => notify(tx, house, 'schedules-held', null, { addressees: [officerId] }));
    await eventually(async () => expect(addressees()).toEqual(['admin@demo.example', 'officer@demo.example']));
    expect(secure.mails[0]?.text).toContain('schedules release');
  });

  test('sends the others if the mail server refuses one for good', async () => {
    secure.refuse = (to) => (to === 'editor@demo.example' ? 550 : null);
    await startWorker();
    await submit();
    await eventually(async () => {
      expect(await answerTo('editor@demo.example')).toMatch(/^failed 550/);
      expect(addressees()).toEqual(['editor2@demo.example']);
    });
  });

  test('tries again when the mail server says "later"', async () => {
    let times = 0;
    secure.refuse = () => (times++ === 0 ? 451 : null);
    await startWorker();
    await submit();
    await eventually(async () => expect(await states()).toContain('waiting'));
    await hurry();
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
    await eventually(async () => expect(output()).toContain('SMTP_URL is not set'));
    await submit();
    await eventually(async () => expect(await noticesDue()).toBe(0));
    expect(secure.mails).toEqual([]);
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
