import 'server-only';
import { Pool, type QueryResultRow } from 'pg';
import { env } from './env.ts';

/** Connections for pages, and a few beside them for what is large: whoever fetches files takes no page its connection. */
const connections = { pages: 10, files: 2 } as const;
type Use = keyof typeof connections;

const kept = globalThis as typeof globalThis & { pressmarkPublicPools?: { [use in Use]?: Pool } };

/** The site's connections, as role `public_app`, which can read `pub` and do nothing else. */
function publicPool(use: Use): Pool {
  const connectionString = env().PUBLIC_DATABASE_URL;
  if (!connectionString) throw new Error('PUBLIC_DATABASE_URL is not set for this process');
  kept.pressmarkPublicPools ??= {};
  const known = kept.pressmarkPublicPools[use];
  if (known) return known;
  const pool = new Pool({
    connectionString,
    max: connections[use],
    connectionTimeoutMillis: 3000,
    statement_timeout: 5000,
    application_name: 'pressmark-site',
  });
  // A dropped idle connection is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {});
  kept.pressmarkPublicPools[use] = pool;
  return pool;
}

/** Gives every connection back. */
export async function closePublic(): Promise<void> {
  const pools = Object.values(kept.pressmarkPublicPools ?? {});
  kept.pressmarkPublicPools = {};
  await Promise.all(pools.map((pool) => pool.end()));
}

const queriedOn =
  (use: Use) =>
  async <Row extends QueryResultRow>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
    (await publicPool(use).query<Row>({ name, text, values })).rows;

/**
 * Runs one named statement; PostgreSQL prepares it once a connection.
 * @param name unique per text
 */
export const publicQuery = queriedOn('pages');

/** The same for a statement that brings megabytes. */
export const publicFileQuery = queriedOn('files');
