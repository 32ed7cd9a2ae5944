// The migrated database that each test file gets a copy of.
import { readdir, readFile } from 'node:fs/promises';
import { Client } from 'pg';

export const templateName = 'pressmark_template';
const password = 'test';

/** The address of another database, or another role, on the same server. */
export function addressOf(adminUrl: string, database: string, role?: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  if (role) {
    url.username = role;
    url.password = password;
  }
  return url.href;
}

/** Runs work on one connection, which is closed whatever happens. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Roles and the template database, migrated. */
export async function makeTemplate(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query(`CREATE ROLE newsroom_app LOGIN PASSWORD '${password}'`);
    await client.query(`CREATE ROLE public_app LOGIN PASSWORD '${password}'`);
    await client.query(`CREATE DATABASE ${templateName}`);
    await client.query(`REVOKE ALL ON DATABASE ${templateName} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${templateName} TO newsroom_app, public_app`);
  });
  const folder = new URL('../../prisma/migrations/', import.meta.url);
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  await withClient(addressOf(adminUrl, templateName), async (client) => {
    for (const name of names.sort()) await client.query(await readFile(new URL(`${name}/migration.sql`, folder), 'utf8'));
  });
}
