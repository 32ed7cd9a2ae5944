// What is sent without being waited for belongs to its command like everything else.
import { createServer } from 'node:net';
import { once } from 'node:events';
import type { PoolClient } from 'pg';
import { expect, test } from 'vitest';
import { rowsAs } from '#e2e/harness/connections.ts';
import { systemActor } from './actor.ts';
import { newsroomPool, type Tx } from './db.ts';
import { GatheringSocket } from './gathering-socket.ts';
import { enqueue } from './jobs.ts';
import { Line } from './line.ts';
import { ok, refuse } from './result.ts';
import { askOf, rowsOf, sendOf } from './statement.ts';
import { readAs, transact } from './transact.ts';

const house = systemActor('the test');
const sendDesk = (tx: Tx, key: string) => sendOf(tx)`INSERT INTO newsroom.desk (key, names) VALUES (${key}, '{}')`;
const desks = async () =>
  (await rowsAs<{ key: string }>('admin', 'SELECT key FROM newsroom.desk ORDER BY key')).map((row) => row.key);
const jobsOf = (by: string) => rowsAs('admin', `SELECT 1 FROM jobs.job WHERE data->>'by' = '${by}'`);
const job = (by: string) => ({ releaseId: '01a2b3c4-0000-7000-8000-000000000000', event: 'submitted' as const, by });

test('it is done before whatever is sent after it, past Prisma or by it', async () => {
  const seen = await transact(house, async (tx) => {
    await sendDesk(tx, 'sent');
    const rows = await rowsOf<{ key: string }>(tx)`SELECT key FROM newsroom.desk WHERE key = 'sent'`;
    await sendDesk(tx, 'sent2');
    return ok([rows.length, await tx.desk.count({ where: { key: { startsWith: 'sent' } } })]);
  });
  expect(seen).toEqual(ok([1, 2]));
});

test('when it fails the command fails with its reason, though others only found the transaction broken', async () => {
  const before = await desks();
  const failing = transact(house, async (tx) => {
    await sendDesk(tx, 'kept-not');
    await sendDesk(tx, 'sent');
    return ok(await tx.desk.count());
  });
  await expect(failing).rejects.toThrow(/duplicate key/);
  expect(await desks()).toEqual(before);
});

test('when the last of all fails, sent together with the commit, nothing is acknowledged and nothing stays', async () => {
  const before = await desks();
  const failing = transact(house, async (tx) => {
    await sendDesk(tx, 'kept-not');
    await enqueue(tx, 'notify-review', job('nobody'));
    await sendDesk(tx, 'sent');
    return ok('done');
  });
  await expect(failing).rejects.toThrow(/duplicate key/);
  expect([await desks(), await jobsOf('nobody')]).toEqual([before, []]);
  await expect(readAs(house, async (tx) => sendOf(tx)`SELECT 1 / 0`)).rejects.toThrow(/division by zero/);
});

test('a job is there once when its command succeeded, and not when it was refused', async () => {
  await transact(house, async (tx) => ok(await enqueue(tx, 'notify-review', job('somebody'))));
  await transact(house, async (tx) => {
    await enqueue(tx, 'notify-review', job('refused'));
    return refuse('conflict', { code: 'no', message: 'No.' });
  });
  expect([(await jobsOf('somebody')).length, (await jobsOf('refused')).length]).toEqual([1, 0]);
});

test('what is sent first of all in a transaction keeps its order, and is inside it', async () => {
  const seen = await transact(house, async (tx) => {
    const inserting = sendDesk(tx, 'first');
    const rows = askOf<{ key: string }>(tx)`SELECT key FROM newsroom.desk WHERE key = 'first'`;
    await inserting;
    return refuse('conflict', { code: String((await rows).length), message: 'Rolled back.' });
  });
  expect(seen).toMatchObject({ ok: false, reasons: [{ code: '1' }] });
  expect(await desks()).not.toContain('first');
});

test('a refusal that comes before anything is answered leaves nothing of what was sent', async () => {
  for (let n = 0; n < 20; n++) {
    await transact(house, async (tx) => {
      void sendDesk(tx, 'never');
      return refuse('conflict', { code: 'no', message: 'No.' });
    });
  }
  expect(await desks()).not.toContain('never');
});

test('what is sent after its transaction has ended is not done', async () => {
  let late: Tx | null = null;
  await transact(house, async (tx) => {
    late = tx;
    return ok(null);
  });
  const tx = late as unknown as Tx;
  await expect(rowsOf(tx)`INSERT INTO newsroom.desk (key, names) VALUES ('late', '{}')`).rejects.toThrow(/has ended/);
  await expect(askOf(tx)`SELECT 1`).rejects.toThrow(/has ended/);
  expect(await desks()).not.toContain('late');
});

test('where a transaction could not begin nothing is done, and what was asked is not told', async () => {
  const connection = await newsroomPool().connect();
  const line = new Line({
    query: (asked: string | { text: string }) => connection.query(asked === 'BEGIN' ? 'SELECT 1 / 0' : asked),
    release: () => {},
  } as unknown as PoolClient);
  const asked = line.ask({ text: "SELECT 'told' AS word" });
  const sent = line.send({ text: "INSERT INTO newsroom.desk (key, names) VALUES ('outside', '{}')" });
  const failed = await Promise.allSettled([asked, sent, line.end('COMMIT')]);
  expect(failed.map((one) => (one.status === 'rejected' ? String(one.reason) : 'done'))).toEqual(
    Array(3).fill('error: division by zero'),
  );
  connection.release();
  expect(await desks()).not.toContain('outside');
});

test('Prisma takes part in the transaction, from its first use to its end and not after', async () => {
  const before = await desks();
  let late: Tx | null = null;
  const refused = await transact(house, async (tx) => {
    late = tx;
    await sendDesk(tx, 'ours');
    const seen = await Promise.all([tx.desk.count({ where: { key: 'ours' } }), tx.desk.findMany({ take: 1 })]);
    await tx.desk.create({ data: { key: 'prismas', names: {} } });
    const rows = await rowsOf<{ key: string }>(tx)`SELECT key FROM newsroom.desk WHERE key IN ('ours', 'prismas')`;
    return refuse('conflict', { code: `${seen[0]} ${rows.length}`, message: 'Rolled back.' });
  });
  expect(refused).toMatchObject({ reasons: [{ code: '1 2' }] });
  expect(await desks()).toEqual(before);
  await expect((late as unknown as Tx).desk.create({ data: { key: 'later', names: {} } })).rejects.toThrow();
  expect(await desks()).toEqual(before);
});

test('a command that fails while Prisma is only being let in ends all the same', async () => {
  for (let n = 0; n < 15; n++) {
    const failing = transact(house, async (tx) => {
      void tx.desk.count().catch(() => {});
      throw new Error('at once');
    });
    await expect(failing).rejects.toThrow('at once');
  }
  expect(await transact(house, async (tx) => ok(await tx.desk.count({ where: { key: 'sent' } })))).toEqual(ok(1));
});

test('a connection goes on after a command that failed in such a way', async () => {
  const failing = () => transact(house, async (tx) => ok(await sendDesk(tx, 'sent')));
  for (let n = 0; n < 25; n++) await expect(failing()).rejects.toThrow(/duplicate key/);
  expect(await transact(house, async (tx) => ok(await tx.desk.count({ where: { key: 'sent' } })))).toEqual(ok(1));
});

test('what is written in one go leaves in one packet, and what is written later follows', async () => {
  const packets: string[] = [];
  const server = createServer((peer) => peer.setEncoding('utf8').on('data', (text) => packets.push(String(text))));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const socket = new GatheringSocket();
  socket.setNoDelay(true);
  socket.connect((server.address() as { port: number }).port, '127.0.0.1');
  await once(socket, 'connect');
  const say = (text: string) => {
    socket.cork();
    socket.write(text);
    socket.uncork();
  };
  say('one ');
  say('two');
  await expect.poll(() => packets.join('|')).toBe('one two');
  say('three');
  await expect.poll(() => packets.join('|')).toBe('one two|three');
  socket.destroy();
  server.close();
});

test('a connection that is lost before its taker listens ends no process, and the next one works', async () => {
  const connection = await newsroomPool().connect();
  // Between `connect` and the transaction that wants it nobody else listens.
  expect(connection.listenerCount('error')).toBeGreaterThan(0);
  const [{ pid } = { pid: 0 }] = (await connection.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows;
  await rowsAs('admin', `SELECT pg_terminate_backend(${pid})`);
  await expect.poll(() => connection.query('SELECT 1').then(() => 'works', String)).not.toBe('works');
  connection.release(true);
  expect(await transact(house, async (tx) => ok(await tx.desk.count({ where: { key: 'sent' } })))).toEqual(ok(1));
});
