// Gives each test file its own copy of the migrated database, as the product's two roles see it, and drops it
// afterwards. A test writes through the product's commands; TEST_ADMIN_URL is for arranging and for looking.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, inject } from 'vitest';
import { addressOf, templateName, withClient } from './template.ts';

const name = `t_${randomBytes(6).toString('hex')}`;
const adminUrl = inject('adminUrl');

process.env.DATABASE_URL = addressOf(adminUrl, name, 'newsroom_app');
process.env.PUBLIC_DATABASE_URL = addressOf(adminUrl, name, 'public_app');
process.env.TEST_ADMIN_URL = addressOf(adminUrl, name);

type Kept = { pressmarkDb?: { $disconnect: () => Promise<void> }; pressmarkPublicPool?: { end: () => Promise<void> } };

beforeAll(async () => {
  await withClient(adminUrl, async (client) => {
    // The owner's rights on a database are not copied with it.
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${templateName}`);
    await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${name} TO newsroom_app, public_app`);
  });
});

afterAll(async () => {
  const kept = globalThis as Kept;
  await kept.pressmarkDb?.$disconnect();
  await kept.pressmarkPublicPool?.end();
  await withClient(adminUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
});
