// Gives each test file its own copy of the migrated database, with the product's two roles, and
// drops it afterwards. A test writes through the product's commands. TEST_ADMIN_URL is for set-up
// and inspection.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, inject } from 'vitest';
import { closePublic } from '#lib/core/public-db.ts';
import { restrictDatabase } from '#lib/database/rights.ts';
import { ownerRole } from '#lib/database/roles.ts';
import { withSession } from '#lib/database/session.ts';
import { addressesOf, templateName } from './template.ts';

const name = `t_${randomBytes(6).toString('hex')}`;
const adminUrl = inject('adminUrl');
const addresses = addressesOf(adminUrl, name);

process.env.DATABASE_URL = addresses.newsroom;
process.env.PUBLIC_DATABASE_URL = addresses.public;
process.env.TEST_OWNER_URL = addresses.owner;
process.env.TEST_ADMIN_URL = addresses.admin;

type SavedEnvironment = {
  pressmarkDb?: { $disconnect: () => Promise<void> };
};

beforeAll(async () => {
  await withSession(adminUrl, async (admin) => {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${templateName} OWNER ${ownerRole}`);
    // A copy of a database does not have its rights to connect.
    await restrictDatabase(admin, name);
  });
});

afterAll(async () => {
  const kept = globalThis as SavedEnvironment;
  await kept.pressmarkDb?.$disconnect();
  await closePublic();
  await withSession(adminUrl, (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
});
