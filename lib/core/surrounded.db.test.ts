// What is done around a command lives and dies with it.
import { expect, test } from 'vitest';
import { rowsAs } from '#e2e/harness/connections.ts';
import { systemActor } from './actor.ts';
import type { Tx } from './db.ts';
import { ok, refuse } from './result.ts';
import { surrounded, transact } from './transact.ts';

const house = systemActor('the test');
const addDesk = (tx: Tx, key: string) => tx.desk.create({ data: { key, names: {} }, select: { key: true } });
const desks = async () =>
  (await rowsAs<{ key: string }>('admin', 'SELECT key FROM newsroom.desk ORDER BY key')).map((row) => row.key);

test('it is committed together with what the command wrote', async () => {
  const command = () => transact(house, async (tx) => ok(await addDesk(tx, 'command')));
  const done = await surrounded(async (tx, work) => {
    await addDesk(tx, 'before');
    const result = await work();
    await addDesk(tx, 'behind');
    return result;
  }, command);
  expect(done).toEqual(ok({ key: 'command' }));
  expect(await desks()).toEqual(['before', 'behind', 'command']);
});

test('it is rolled back with a refusal of the command, and its own refusal stops the command', async () => {
  const refusal = refuse('conflict', { code: 'no', message: 'No.' });
  const before = await desks();
  const refusing = await surrounded(
    async (tx, work) => {
      await addDesk(tx, 'lost');
      return work();
    },
    () => transact(house, async () => refusal),
  );
  const stopped = await surrounded(
    async () => refusal,
    () => transact(house, async (tx) => ok(await addDesk(tx, 'never'))),
  );
  expect([refusing, stopped]).toEqual([refusal, refusal]);
  expect(await desks()).toEqual(before);
});

test('a command that opens a second transaction is stopped before it writes there', async () => {
  const twice = async () => {
    await transact(house, async (tx) => ok(await addDesk(tx, 'first')));
    return transact(house, async (tx) => ok(await addDesk(tx, 'second')));
  };
  await expect(surrounded((_tx, work) => work(), twice)).rejects.toThrow('one transaction');
  expect(await desks()).not.toContain('second');
});
