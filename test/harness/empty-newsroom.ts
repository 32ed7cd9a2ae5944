// Another database beside that of the test file: an empty newsroom.
import { randomBytes } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { restrictDatabase } from '#lib/database/rights.ts';
import { ownerRole } from '#lib/database/roles.ts';
import { withSession } from '#lib/database/session.ts';
import { addressesOf, templateName } from './template.ts';

export type Addresses = ReturnType<typeof addressesOf>;

/** For a whole test file; it is dropped afterwards. */
export function emptyNewsrooms(): () => Promise<Addresses> {
  const made: string[] = [];
  afterAll(async () => {
    await withSession(inject('adminUrl'), async (admin) => {
      for (const name of made) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    });
  });
  return async () => {
    const name = `t_${randomBytes(6).toString('hex')}`;
    made.push(name);
    await withSession(inject('adminUrl'), async (admin) => {
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${templateName} OWNER ${ownerRole}`);
      await restrictDatabase(admin, name);
    });
    return addressesOf(inject('adminUrl'), name);
  };
}
