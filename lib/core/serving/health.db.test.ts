import type { ServerResponse } from 'node:http';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Fitness, openHealth } from './health.ts';
import { tryNewsroom } from './newsroom.ts';

const admin = new Client({ connectionString: process.env.TEST_ADMIN_URL });
beforeAll(() => admin.connect());
afterAll(() => admin.end());

type Answer = { status: number; body: { status: Fitness } };
type Health = ReturnType<typeof openHealth>;

/** Calls the check as an HTTP request does. */
async function ask(health: Health, path = '/api/health/ready'): Promise<Answer> {
  const answer: Answer = { status: 0, body: { status: 'ok' } };
  const response = {
    writeHead: (status: number) => (answer.status = status),
    end: (body: string) => (answer.body = JSON.parse(body)),
  };
  expect(await health(path, response as unknown as ServerResponse)).toBe(true);
  return answer;
}

const desk = () =>
  openHealth([{ name: 'newsroom-database', look: () => tryNewsroom(String(process.env.DATABASE_URL)) }]);
const unavailable = { status: 503, body: { status: 'unavailable', missing: ['newsroom-database'] } };

/** Changes a setting of the test’s database while `work` runs. */
async function withSetting(setting: string, value: string, work: () => Promise<void>) {
  const { rows } = await admin.query('SELECT quote_ident(current_database()) AS name');
  await admin.query(`ALTER DATABASE ${rows[0].name} SET ${setting} = ${value}`);
  try {
    await work();
  } finally {
    await admin.query(`ALTER DATABASE ${rows[0].name} RESET ${setting}`);
  }
}

test('the desk is ready when its database can be written to; the check leaves nothing behind', async () => {
  expect(await ask(desk())).toEqual({ status: 200, body: { status: 'ok' } });
  expect((await admin.query('SELECT 1 FROM newsroom.sign_in_throttle')).rowCount).toBe(0);
});

test('a read-only database is not ready until it can be written to again', async () => {
  await withSetting('default_transaction_read_only', 'on', async () => expect(await ask(desk())).toEqual(unavailable));
  expect((await ask(desk())).status).toBe(200);
});

test('a database without room for another file is not ready', async () => {
  await withSetting('temp_file_limit', "'64kB'", async () => expect(await ask(desk())).toEqual(unavailable));
});

test('three hundred checks within a second ask the database once', async () => {
  let clock = 0;
  let looks = 0;
  const look = async (): Promise<Fitness> => {
    looks++;
    await new Promise((resolve) => setTimeout(resolve, 20));
    return 'ok';
  };
  const health = openHealth([{ name: 'x', look }], () => clock);
  await Promise.all(Array.from({ length: 300 }, () => ask(health)));
  clock = 999;
  await ask(health);
  expect(looks).toBe(1);
  clock = 1000;
  await ask(health);
  expect(looks).toBe(2);
});

test('a degraded check answers 200 with its name; one that fails or hangs answers 503', async () => {
  const check = (name: string, look: () => Promise<Fitness>) => ({ name, look });
  const site = check('site', async () => 'degraded');
  expect(await ask(openHealth([site]))).toEqual({ status: 200, body: { status: 'degraded', degraded: ['site'] } });
  const failing = check('desk', () => Promise.reject(new Error('no')));
  const hanging = check('hanging', () => new Promise(() => {}));
  expect(await ask(openHealth([site, failing, hanging]))).toEqual({
    status: 503,
    body: { status: 'unavailable', missing: ['desk', 'hanging'], degraded: ['site'] },
  });
  expect((await ask(openHealth([failing]), '/api/health/live')).status).toBe(200);
});
