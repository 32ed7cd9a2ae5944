import 'server-only';
import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { type Prisma, PrismaClient } from '#prisma/generated/client.ts';
import { env } from './env.ts';
import './scram.ts';

/** Rows as Prisma gives them, for statements of our own that answer alike. */
export type { Desk, Draft, House, Release, Review, Revision, Series } from '#prisma/generated/client.ts';
export type Tx = Prisma.TransactionClient;

// Next reloads modules in development; one client a process all the same.
const globals = globalThis as typeof globalThis & { pressmarkDb?: PrismaClient };

// PostgreSQL plans a named statement once a connection. A read through row level security takes longer to plan than to run.
// The list is bounded: each length of a list of ids makes another text.
const maxNames = 400;
const names = new Map<string, string>();

/** The name comes from the text, so that no name stands for two statements. */
function statementName({ sql }: { sql: string }): string {
  const existing = names.get(sql);
  if (existing !== undefined) return existing;
  if (names.size >= maxNames) return '';
  const name = createHash('sha256').update(sql).digest('hex').slice(0, 24);
  names.set(sql, name);
  return name;
}

/** A command or a page that takes longer than this is broken, and is rolled back. */
const maxTransactionMs = 30_000;

/** The newsroom's connections, as role `newsroom_app`. */
function newsroomPool(): Pool {
  const connectionString = env().DATABASE_URL;
  if (!connectionString) throw new Error('DATABASE_URL is not set for this process');
  const pool = new Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 5000,
    application_name: 'pressmark',
    // A server that takes connections and never answers must not hold a page for ever.
    query_timeout: 20_000,
    // Prisma writes and reads moments without a zone, as those of UTC.
    onConnect: (connection) => connection.query("SET TIME ZONE 'UTC'"),
  });
  // Without listeners a lost connection ends the process. The pool replaces it; whoever waits on it is refused.
  pool.on('error', () => {});
  pool.on('connect', (connection) => connection.on('error', () => {}));
  return pool;
}

/**
 * Prisma on the newsroom's connections, one for each transaction. Inside a transaction ask `tx` alone: ten transactions that
 * each wait for a second connection wait for ever.
 */
export function db(): PrismaClient {
  globals.pressmarkDb ??= new PrismaClient({
    adapter: new PrismaPg(newsroomPool(), { statementNameGenerator: statementName, disposeExternalPool: true }),
    transactionOptions: { maxWait: 8000, timeout: maxTransactionMs },
    // The others look up the place of each call for a message that no log keeps (core/quiet-log.ts).
    errorFormat: 'minimal',
  });
  return globals.pressmarkDb;
}
