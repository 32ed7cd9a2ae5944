import pg from 'pg';
import { env } from '#lib/core/env.ts';
import '#lib/core/scram.ts';

/** Opens a connection as the database's owner, for the commands that copy the whole database. */
export async function ownerSession<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const connectionString = env().OWNER_DATABASE_URL;
  if (!connectionString) throw new Error('OWNER_DATABASE_URL is not set for this process');
  const client = new pg.Client({
    connectionString,
    application_name: 'pressmark-backup',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
