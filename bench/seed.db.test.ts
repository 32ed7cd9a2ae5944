import { expect, test, vi } from 'vitest';
import { auditVerify } from '#lib/cli/audit-verify.ts';
import { seedReleases } from './seed.ts';

test('the seeded register passes the product’s own verification', async () => {
  const say = vi.spyOn(console, 'log').mockImplementation(() => {});
  const {
    TEST_OWNER_URL: ownerUrl = '',
    DATABASE_URL: newsroomUrl = '',
    PUBLIC_DATABASE_URL: publicUrl = '',
  } = process.env;
  await seedReleases({ ownerUrl, newsroomUrl, publicUrl, stop: async () => {} }, 120);
  say.mockRestore();
  const { data } = await auditVerify();
  expect(data).toMatchObject({ register: 120, editions: 120, broken: [], altered: [] });
});
