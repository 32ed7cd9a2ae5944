// For tests in project `db`: statements as any role, outside the product's own code.
import { Client, type QueryResultRow } from 'pg';

const variables = {
  admin: 'TEST_ADMIN_URL',
  owner: 'TEST_OWNER_URL',
  newsroom_app: 'DATABASE_URL',
  public_app: 'PUBLIC_DATABASE_URL',
} as const;
export type TestRole = keyof typeof variables;

/**
 * A connection to this file's database as `role`: `admin` is the superuser, `owner` the role that
 * migrates. Close it with `end()`.
 */
export async function connectAs(role: TestRole): Promise<Client> {
  const connectionString = process.env[variables[role]];
  if (!connectionString)
    throw new Error(`${variables[role]} is not set: name the file *.db.test.ts so that it runs in project db`);
  const client = new Client({ connectionString });
  await client.connect();
  return client;
}

/** The rows of one statement as `role`, on a connection of its own. */
export async function rowsAs<Row extends QueryResultRow>(
  role: TestRole,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = await connectAs(role);
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/**
 * PostgreSQL's answer to a statement as `role`: its error code (such as 42501), or 'allowed'. It is
 * rolled back.
 */
export async function attemptAs(role: TestRole, text: string): Promise<string> {
  const client = await connectAs(role);
  try {
    await client.query('BEGIN');
    await client.query(text);
    return 'allowed';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  } finally {
    await client.query('ROLLBACK');
    await client.end();
  }
}
