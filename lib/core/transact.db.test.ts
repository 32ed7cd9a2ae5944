import { expect, test } from 'vitest';
import { systemActor } from './actor.ts';
import type { Tx } from './db.ts';
import { rowsOf } from './statement.ts';
import { readAs } from './transact.ts';

const house = systemActor('the test');

test('a look that goes through the whole record may take longer than a page, and no longer than it was given', async () => {
  const slowly = async (tx: Tx) => {
    await tx.$executeRaw`SELECT pg_sleep(0.3)`;
    return tx.house.count();
  };
  expect(await readAs(house, slowly, 20_000)).toBe(0);
  await expect(readAs(house, slowly, 100)).rejects.toThrow(/timeout/i);
});

test('what was done in too long a time is not kept, though nothing more was to be sent', async () => {
  const slowly = async (tx: Tx) =>
    tx.$executeRaw`INSERT INTO newsroom.desk (key, names) SELECT 'late', '{}' FROM pg_sleep(0.3)`;
  await expect(readAs(house, slowly, 100)).rejects.toThrow(/timeout/i);
  const ours = async (tx: Tx) =>
    rowsOf(tx)`INSERT INTO newsroom.desk (key, names) SELECT 'late', '{}' FROM pg_sleep(0.3) RETURNING key`;
  await expect(readAs(house, ours, 100)).rejects.toThrow(/timeout/i);
  expect(await readAs(house, (tx) => tx.desk.count({ where: { key: 'late' } }))).toBe(0);
});
