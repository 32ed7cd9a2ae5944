import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Between, standBetween } from '#test/harness/postgres-between.ts';
import { tryPublic } from './database.ts';
import { refuseTransactionPooler } from './pooler.ts';

const direct = String(process.env.DATABASE_URL);
let between: Between;
beforeAll(async () => {
  between = await standBetween(direct);
  between.be('pooler');
});
afterAll(() => between.close());

test('the newsroom’s address may lead to the database, but not through a pooler in transaction mode', async () => {
  await refuseTransactionPooler(direct, 'DATABASE_URL');
  await expect(refuseTransactionPooler(between.url, 'NEWSROOM_DATABASE_URL')).rejects.toThrow(
    /^NEWSROOM_DATABASE_URL leads through a pooler in transaction mode/,
  );
});

test('a start-up parameter that a pooler refuses is named with its variable', async () => {
  for (const parameter of ['statement_timeout=5000', 'options=-c%20lock_timeout%3D100'])
    await expect(tryPublic(`${between.url}?${parameter}`)).rejects.toThrow(
      new RegExp(`start-up parameter ${parameter.split('=')[0]}\\. Take it out of PUBLIC_DATABASE_URL`),
    );
});
