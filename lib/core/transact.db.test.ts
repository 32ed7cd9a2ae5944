import { beforeAll, expect, test } from 'vitest';
import { rowsAs } from '#test/harness/connections.ts';
import { systemActor } from './actor.ts';
import type { Tx } from './db.ts';
import { layersOf } from './error-rules.ts';
import { enqueue } from './jobs.ts';
import { ok, refuse } from './result.ts';
import { command, readAs, transact, unavailable } from './transact.ts';

const house = systemActor('the test');
const addDesk = (tx: Tx, key: string) => tx.desk.create({ data: { key, names: {} }, select: { key: true } });
const desks = async () =>
  (await rowsAs<{ key: string }>('admin', 'SELECT key FROM newsroom.desk ORDER BY key')).map((row) => row.key);
const jobsOf = (by: string) => rowsAs('admin', `SELECT 1 FROM jobs.job WHERE data->'tags' ? '${by}'`);
const job = (tag: string) => ({ tags: [tag] });
const refusal = refuse('conflict', { code: 'no', message: 'No.' });

beforeAll(async () => {
  const [{ name } = { name: '' }] = await rowsAs<{ name: string }>('admin', 'SELECT current_database() AS name');
  await rowsAs('admin', `ALTER DATABASE ${name} SET timezone TO 'Asia/Karachi'`);
});

test('moments are written and read alike in a database whose time zone is another', async () => {
  const updatedAt = new Date('2026-11-28T07:00:00.123Z');
  await readAs(house, (tx) => tx.signInThrottle.create({ data: { key: 'zone', updatedAt } }));
  const text = `SELECT updated_at AS at FROM newsroom.sign_in_throttle WHERE key = 'zone'`;
  expect(await readAs(house, (tx) => tx.$queryRawUnsafe(text))).toEqual([{ at: updatedAt }]);
  expect(await rowsAs('admin', text)).toEqual([{ at: updatedAt }]);
});

test('a command within a transaction is committed with what is written before and behind it', async () => {
  const add = command((tx, _actor, key: string) => addDesk(tx, key).then(ok));
  const result = await transact(house, async (tx) => {
    await addDesk(tx, 'before');
    const result = await add.within(tx, house, 'command');
    await addDesk(tx, 'behind');
    return result;
  });
  expect(result).toEqual(ok({ key: 'command' }));
  expect(await desks()).toEqual(['before', 'behind', 'command']);
  expect(await add(house, 'alone')).toEqual(ok({ key: 'alone' }));
});

test('a refusal rolls back what was written before it, jobs too', async () => {
  const before = await desks();
  const refused = await transact(house, async (tx) => {
    await addDesk(tx, 'never');
    await enqueue(tx, 'purge-caches', job('refused'));
    return refusal;
  });
  await transact(house, async (tx) => ok(await enqueue(tx, 'purge-caches', job('somebody'))));
  expect(refused).toEqual(refusal);
  expect([await desks(), await jobsOf('refused'), (await jobsOf('somebody')).length]).toEqual([before, [], 1]);
});

test('a failing statement rolls back the ones before it, and its connection goes on', async () => {
  const before = await desks();
  const failing = () =>
    transact(house, async (tx) => {
      await addDesk(tx, 'kept-not');
      return ok(await tx.$executeRaw`INSERT INTO newsroom.desk (key, names) VALUES ('before', '{}')`);
    });
  for (let n = 0; n < 25; n++) await expect(failing()).rejects.toThrow(/already exists|duplicate key/);
  expect(await desks()).toEqual(before);
});

test('a statement after the end of its transaction is not run', async () => {
  let late: Tx | null = null;
  await transact(house, async (tx) => {
    late = tx;
    return ok(null);
  });
  await expect(addDesk(late as unknown as Tx, 'late')).rejects.toThrow(/already closed|closed transaction/i);
  expect(await desks()).not.toContain('late');
});

test('a command that loses its database is refused in words, and the next command works', async () => {
  const lost = await transact(house, async (tx) => {
    await addDesk(tx, 'lost');
    const [{ pid } = { pid: 0 }] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    await rowsAs('admin', `SELECT pg_terminate_backend(${pid}, 5000)`);
    return ok(await tx.desk.count());
  });
  expect(lost).toEqual(unavailable);
  const atCommit = await transact(house, async (tx) => {
    await addDesk(tx, 'lost');
    const [{ pid } = { pid: 0 }] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    await rowsAs('admin', `SELECT pg_terminate_backend(${pid}, 5000)`);
    return ok(null);
  });
  expect(atCommit).toEqual(unavailable);
  expect(await transact(house, async (tx) => ok(await tx.desk.count({ where: { key: 'lost' } })))).toEqual(ok(0));
});

test('commands beyond the number of connections wait their turn', async () => {
  const counts = await Promise.all(
    Array.from({ length: 40 }, () => transact(house, async (tx) => ok(await tx.desk.count()))),
  );
  expect(new Set(counts.map((count) => count.ok)).size).toBe(1);
});

test('a reading of the whole record has its own time limit', async () => {
  const slowly = async (tx: Tx) => {
    await tx.$executeRaw`SELECT pg_sleep(0.3)`;
    return tx.house.count();
  };
  expect(await readAs(house, slowly, 20_000)).toBe(0);
  await expect(readAs(house, slowly, 100)).rejects.toThrow(/timeout/i);
});

test('a transaction that outlasts its limit is rolled back, though only COMMIT was left', async () => {
  const slowly = async (tx: Tx) =>
    tx.$executeRaw`INSERT INTO newsroom.desk (key, names) SELECT 'late', '{}' FROM pg_sleep(0.3)`;
  await expect(readAs(house, slowly, 100)).rejects.toThrow(/timeout/i);
  expect(await readAs(house, (tx) => tx.desk.count({ where: { key: 'late' } }))).toBe(0);
});

test('an error of PostgreSQL is known by its own code inside those of Prisma', async () => {
  const slowly = readAs(house, async (tx) => {
    await tx.$executeRaw`SET LOCAL statement_timeout = 50`;
    await tx.$executeRaw`SELECT pg_sleep(20)`;
  });
  const error = await slowly.catch((reason: unknown) => reason);
  expect(layersOf(error).map(({ code }) => code)).toContain('57014');
});
