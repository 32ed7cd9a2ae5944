import { test } from 'vitest';
import { checkMigrations } from '#lib/launch/migrate.ts';

test('schema.prisma and the migrations say the same', async () => {
  await checkMigrations();
});
