import 'server-only';
import { type ClientBase, Pool, type QueryResultRow } from 'pg';
import { env } from './env.ts';
import './scram.ts';

/**
 * Five pools, so that downloads do not wait for pages, nor pages for downloads, searches or long
 * lists, nor the look at the register for any. `query_timeout`, in ms, ends the wait for a dead
 * connection; `statement` is the limit of one statement.
 */
const uses = {
  searches: { max: 2, query_timeout: 2000, statement: '1s' },
  lists: { max: 2, query_timeout: 6000, statement: '5s' },
  pages: { max: 8, query_timeout: 6000, statement: '5s' },
  files: { max: 2, query_timeout: 20_000, statement: '5s' },
  changes: { max: 1, query_timeout: 1000, statement: '5s' },
} as const;
type Use = keyof typeof uses;

type Globals = {
  pressmarkPublicPools?: { [use in Use]?: Pool };
  /**
   * True behind a pooler. Statements are then not prepared, since the next may reach another server
   * process.
   */
  pressmarkPooled?: boolean;
};
const globals = globalThis as typeof globalThis & Globals;

/** The site's connections, as role `public_app`, which can read `pub` and do nothing else. */
function publicPool(use: Use): Pool {
  const connectionString = env().PUBLIC_DATABASE_URL;
  if (!connectionString) throw new Error('PUBLIC_DATABASE_URL is not set for this process');
  globals.pressmarkPublicPools ??= {};
  const existing = globals.pressmarkPublicPools[use];
  if (existing) return existing;
  const { max, query_timeout, statement } = uses[use];
  const pool = new Pool({
    connectionString,
    connectionTimeoutMillis: 3000,
    application_name: 'pressmark-site',
    max,
    query_timeout,
    onConnect: (client) => inspect(client, statement),
  });
  // Without a listener a lost idle connection ends the process. The next query replaces it.
  pool.on('error', () => {});
  globals.pressmarkPublicPools[use] = pool;
  return pool;
}

/**
 * Finds out whether a new connection goes through a pooler, which answers with a process number of
 * its own. Without a pooler it limits each statement. Behind one, a setting would reach
 * other clients, so the role's own limit has to do.
 */
async function inspect(client: ClientBase, statement: string): Promise<void> {
  // Without a listener a connection lost in use ends the process. Its query fails anyway.
  client.on('error', () => {});
  const { processID } = client as ClientBase & { processID: number };
  const { rows } = await client.query<{ pooled: boolean }>(
    `SELECT pg_backend_pid() <> $1 AS pooled,
       CASE WHEN pg_backend_pid() = $1 THEN set_config('statement_timeout', $2, false) END`,
    [processID, statement],
  );
  globals.pressmarkPooled = rows[0]?.pooled ?? false;
}

/** Closes every pool. */
export async function closePublic(): Promise<void> {
  const pools = Object.values(globals.pressmarkPublicPools ?? {});
  globals.pressmarkPublicPools = {};
  await Promise.all(pools.map((pool) => pool.end()));
}

const queryOn =
  (use: Use) =>
  async <Row extends QueryResultRow>(name: string, text: string, values: unknown[]): Promise<Row[]> => {
    const client = await publicPool(use).connect();
    try {
      const { rows } = await client.query<Row>({ ...(globals.pressmarkPooled ? {} : { name }), text, values });
      client.release();
      return rows;
    } catch (error) {
      // The connection may be broken, so it is closed.
      client.release(true);
      throw error;
    }
  };

/**
 * Runs one named statement; PostgreSQL prepares it once a connection, unless a pooler stands
 * between.
 * @param name unique per text
 */
export const publicQuery = queryOn('pages');

/** `publicQuery` for searches, of which each process runs two at once. */
export const publicSearchQuery = queryOn('searches');

/** `publicQuery` for what counts or lists thousands, of which each process runs two at once. */
export const publicListQuery = queryOn('lists');

/** `publicQuery` for a statement that returns megabytes. */
export const publicFileQuery = queryOn('files');

/** `publicQuery` for the look at the register. */
export const publicChangesQuery = queryOn('changes');
