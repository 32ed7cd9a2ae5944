import 'server-only';
import { type ClientBase, Pool, type QueryResultRow } from 'pg';
import { env } from './env.ts';
import './scram.ts';

/**
 * Connections for pages, and a few beside them: whoever fetches files takes no page its connection, and however busy both are, the
 * register is looked at. How long an answer is waited for, in ms: PostgreSQL ends what takes too long, a dead line says nothing.
 */
const uses = {
  pages: { max: 10, query_timeout: 6000 },
  files: { max: 2, query_timeout: 20_000 },
  changes: { max: 1, query_timeout: 1000 },
} as const;
type Use = keyof typeof uses;

type Globals = {
  pressmarkPublicPools?: { [use in Use]?: Pool };
  /** Whether a pooler stands between: then no statement can be prepared, since the next may go to another server. */
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
  const pool = new Pool({
    connectionString,
    connectionTimeoutMillis: 3000,
    application_name: 'pressmark-site',
    ...uses[use],
    onConnect: inspect,
  });
  // A dropped idle connection is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {});
  globals.pressmarkPublicPools[use] = pool;
  return pool;
}

/**
 * Looks whom a new connection has reached. A pooler gives it a number of its own, not that of the server process. Where there is none,
 * what takes too long is ended by PostgreSQL; behind a pooler the role's own limit has to do, since a setting would go to others.
 */
async function inspect(client: ClientBase): Promise<void> {
  // One that is dropped while it is used tells whoever waits for an answer; without a listener it would end the process.
  client.on('error', () => {});
  const { processID } = client as ClientBase & { processID: number };
  const { rows } = await client.query<{ pooled: boolean }>(
    `SELECT pg_backend_pid() <> $1 AS pooled,
       CASE WHEN pg_backend_pid() = $1 THEN set_config('statement_timeout', '5s', false) END`,
    [processID],
  );
  globals.pressmarkPooled = rows[0]?.pooled ?? false;
}

/** Gives every connection back. */
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
      // Whatever it is: the next query has a connection that is sure to be whole.
      client.release(true);
      throw error;
    }
  };

/**
 * Runs one named statement; PostgreSQL prepares it once a connection, unless a pooler stands between.
 * @param name unique per text
 */
export const publicQuery = queryOn('pages');

/** The same for a statement that brings megabytes. */
export const publicFileQuery = queryOn('files');

/** The same for the look at the register. */
export const publicChangesQuery = queryOn('changes');
