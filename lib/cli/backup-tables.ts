// The tables of a newsroom in the order in which a restore can fill them.
import type pg from 'pg';
import type { ChainHead, Table } from './backup-rules.ts';

const quotedName = (client: pg.Client, table: string) =>
  table
    .split('.')
    .map((part) => client.escapeIdentifier(part))
    .join('.');

/** "newsroom"."draft" ("id", …), as COPY wants it. */
export const copyTarget = (client: pg.Client, { copy, columns }: Table) =>
  `${quotedName(client, copy)} (${columns.map((column) => client.escapeIdentifier(column)).join(', ')})`;

// These tables stay out of a backup. One machine's look at the clock says nothing on another. Each
// database draws its own channel. Who is in a release belongs to open screens, and a set-up code to
// one start. Forms are made again when they are asked for.
const inNoBackup = ['clock_look', 'desk_channel', 'form', 'keys_place', 'presence', 'release_keys', 'set_up'];

/** Every table with its columns. A table stands after the tables that it refers to. */
export async function tablesInOrder(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table & { refers: string[] }>(
    `
    SELECT n.nspname || '.' || c.relname AS copy,
      ARRAY(SELECT attname::text FROM pg_attribute a
        WHERE a.attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum) AS columns,
      ARRAY(SELECT fn.nspname || '.' || f.relname FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid
        JOIN pg_namespace fn ON fn.oid = f.relnamespace
        WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS refers
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('newsroom', 'pub') AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND c.relname <> ALL ($1) ORDER BY 1`,
    [inNoBackup],
  );
  const ordered: Table[] = [];
  const waiting = [...rows];
  while (waiting.length > 0) {
    const at = waiting.findIndex(({ refers }) => refers.every((name) => ordered.some(({ copy }) => copy === name)));
    const [next] = waiting.splice(at, 1);
    if (at === -1 || !next) throw new Error('tables refer to each other in a circle');
    ordered.push({ copy: next.copy, columns: next.columns });
  }
  return ordered;
}

/**
 * Fills a table and keeps the planner's figures right. PostgreSQL plans checks of foreign keys
 * while this table and the tables after it are filled. Autovacuum cannot see rows before the commit
 * and would note an empty table. The lock keeps it away until we commit.
 */
export async function withFreshStatistics<T>(client: pg.Client, { copy }: Table, fill: () => Promise<T>): Promise<T> {
  const table = quotedName(client, copy);
  await client.query(`LOCK TABLE ${table} IN SHARE UPDATE EXCLUSIVE MODE`);
  await client.query("SELECT pg_clear_relation_stats(split_part($1, '.', 1), split_part($1, '.', 2))", [copy]);
  const filled = await fill();
  await client.query(`ANALYZE ${table}`);
  return filled;
}

/** The tables that have rows. */
export async function filledTables(client: pg.Client, tables: Table[]): Promise<string[]> {
  const filled: string[] = [];
  for (const { copy } of tables) {
    const { rowCount } = await client.query(`SELECT 1 FROM ${quotedName(client, copy)} LIMIT 1`);
    if (rowCount) filled.push(copy);
  }
  return filled;
}

async function headOf(client: pg.Client, table: string): Promise<ChainHead | null> {
  const { rows } = await client.query(`SELECT seq::int, hash FROM ${table} ORDER BY seq DESC LIMIT 1`);
  return rows[0] ?? null;
}

export const registerHead = (client: pg.Client) => headOf(client, 'pub.register_entry');
export const auditHead = (client: pg.Client) => headOf(client, 'newsroom.audit_event');

/** The migrations of the database, in order. */
export async function migrationsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(
    'SELECT migration_name AS name FROM public._prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name',
  );
  return rows.map(({ name }) => name);
}

/**
 * Lets the owner fill tables that row level security closes even to the owner. The security is
 * forced again before the transaction ends.
 */
export async function withoutForcedRowSecurity(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT oid::regclass::text AS name FROM pg_class WHERE relforcerowsecurity ORDER BY 1',
  );
  for (const { name } of rows) await client.query(`ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`);
  await work();
  for (const { name } of rows) await client.query(`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`);
}
