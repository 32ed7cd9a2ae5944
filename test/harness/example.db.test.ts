// What a database test looks like. Name the file *.db.test.ts.
// - The file has a fresh, migrated, empty database of its own. Files run beside each other.
// - DATABASE_URL and PUBLIC_DATABASE_URL are set, so the product's commands and queries work.
// - rowsAs('admin', …) sets up and inspects; attemptAs(role, …) shows what a role is refused.
// Run one file: npm test -- db releases/commands
import { expect, test } from 'vitest';
import { systemActor } from '#lib/core/actor.ts';
import { ok } from '#lib/core/result.ts';
import { transact } from '#lib/core/transact.ts';
import { attemptAs, rowsAs } from './connections.ts';

test('a command reads the rows of the set-up', async () => {
  await rowsAs('admin', `INSERT INTO newsroom.desk (key, names) VALUES ('finance', '{"en":"Finance"}')`);
  const rows = await transact(systemActor('test'), async (tx) => ok(await tx.desk.findMany({ select: { key: true } })));
  expect(rows).toEqual({ ok: true, value: [{ key: 'finance' }] });
});

test('the site may not read the newsroom’s tables', async () => {
  expect(await attemptAs('public_app', 'SELECT * FROM newsroom.desk')).toBe('42501');
});
