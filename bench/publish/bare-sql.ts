// The upper limit: what PostgreSQL alone needs for one publication. One durable transaction, one
// prepared statement a step; no sign-in, no checks, no rendering and no record.
import pg from 'pg';
import { withSession } from '#lib/database/session.ts';
import { type Contestant, mostClients, mostSeries } from './contestant.ts';
import { body, headline, houseFormat } from './text.ts';

const tables = `
CREATE TABLE counter (series int PRIMARY KEY, next int NOT NULL);
CREATE TABLE release (id uuid PRIMARY KEY DEFAULT uuidv7(), series int NOT NULL, number int NOT NULL, headline text NOT NULL, published_at timestamptz NOT NULL,
  UNIQUE (series, number));
CREATE TABLE edition (release_id uuid REFERENCES release, edition int, body jsonb NOT NULL, text text NOT NULL, PRIMARY KEY (release_id, edition));
CREATE TABLE register (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, release_id uuid NOT NULL, series int NOT NULL, number int NOT NULL, at timestamptz NOT NULL);
INSERT INTO counter SELECT n, 1 FROM generate_series(0, ${mostSeries - 1}) n`;

const take = 'UPDATE counter SET next = next + 1 WHERE series = $1 RETURNING next - 1 AS number';
const release =
  'INSERT INTO release (series, number, headline, published_at) VALUES ($1, $2, $3, clock_timestamp()) RETURNING id';
const edition = 'INSERT INTO edition VALUES ($1, 1, $2, $3)';
const register = 'INSERT INTO register (release_id, series, number, at) VALUES ($1, $2, $3, clock_timestamp())';

async function publish(client: pg.PoolClient, series: number) {
  const run = <Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]) =>
    client.query<Row>({ name, text, values });
  await client.query('BEGIN');
  const number = (await run<{ number: number }>('take', take, [series])).rows[0]?.number;
  const id = (await run<{ id: string }>('release', release, [series, number, headline])).rows[0]?.id;
  await run('edition', edition, [id, JSON.stringify(body), houseFormat]);
  await run('register', register, [id, series, number]);
  await run('notify', 'SELECT pg_notify($1, $2)', ['bare', id]);
  await client.query('COMMIT');
}

/** @param url an empty database on the server that all contestants share */
export async function bareSql(url: string): Promise<Contestant> {
  await withSession(url, (client) => client.query(tables));
  // Idle connections are closed between rounds: all contestants together would need more than the
  // server has.
  const pool = new pg.Pool({ connectionString: url, max: mostClients, idleTimeoutMillis: 200 });
  return {
    name: 'bare SQL',
    turn: async (_client, series) => {
      const client = await pool.connect();
      await publish(client, series).finally(() => client.release());
    },
    stop: () => pool.end(),
  };
}
