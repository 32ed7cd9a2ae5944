import 'server-only';
import { Pool, type QueryResultRow } from 'pg';
import { env } from './env.ts';

const kept = globalThis as typeof globalThis & { pressmarkPublicPool?: Pool };

/** The site's connection, as role `public_app`, which can read `pub` and do nothing else. */
export function publicPool(): Pool {
  if (!kept.pressmarkPublicPool) {
    const connectionString = env().PUBLIC_DATABASE_URL;
    if (!connectionString) throw new Error('PUBLIC_DATABASE_URL is not set for this process');
    const pool = new Pool({
      connectionString,
      max: 10,
      connectionTimeoutMillis: 3000,
      statement_timeout: 5000,
      application_name: 'pressmark-site',
    });
    // A dropped idle connection is replaced at the next query; without a listener it would end the process.
    pool.on('error', () => {});
    kept.pressmarkPublicPool = pool;
  }
  return kept.pressmarkPublicPool;
}

/**
 * Runs one named statement; PostgreSQL prepares it once a connection.
 * @param name unique per text
 */
export async function publicQuery<Row extends QueryResultRow>(name: string, text: string, values: unknown[]) {
  const answer = await publicPool().query<Row>({ name, text, values });
  return answer.rows;
}
