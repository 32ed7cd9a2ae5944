// One connection for one piece of work. Scripts use it. The programs themselves use pools.
import pg from 'pg';
import '#lib/core/scram.ts';

/** Runs `work` on a new connection and closes it, whatever happens. */
export async function withSession<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString,
    application_name: 'pressmark-setup',
    connectionTimeoutMillis: 10_000,
  });
  // A broken connection rejects the open query. Without a listener its event would end the process.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The address with another database or other credentials. */
export function urlWith(url: string, change: { user?: string; password?: string; database?: string }): string {
  const changed = new URL(url);
  if (change.user !== undefined) changed.username = encodeURIComponent(change.user);
  if (change.password !== undefined) changed.password = encodeURIComponent(change.password);
  if (change.database !== undefined) changed.pathname = `/${encodeURIComponent(change.database)}`;
  return changed.href;
}

/** The database that a URL names. */
export function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}
