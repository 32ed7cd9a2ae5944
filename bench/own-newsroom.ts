// An empty newsroom on a PostgreSQL of its own, which the product's commands fill from this
// process.
import { db } from '#lib/core/db.ts';
import { closeJobs } from '#lib/core/jobs.ts';
import { startTestServer } from '#test/harness/postgres.ts';
import { addressesOf, makeTemplate, templateName } from '#test/harness/template.ts';

export type OwnNewsroom = { adminUrl: string; publicUrl: string; stop: () => Promise<void> };

/** Only one at a time: the product's commands read its address from the environment. */
export async function openNewsroom(): Promise<OwnNewsroom> {
  const server = await startTestServer();
  await makeTemplate(server.adminUrl);
  const addresses = addressesOf(server.adminUrl, templateName);
  process.env.DATABASE_URL = addresses.newsroom;
  process.env.TEST_ADMIN_URL = addresses.admin;
  const stop = async () => {
    await db().$disconnect();
    await closeJobs();
    await server.stop();
  };
  return { adminUrl: addresses.admin, publicUrl: addresses.public, stop };
}
