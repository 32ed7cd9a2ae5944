import 'server-only';
import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { type Prisma, PrismaClient } from '#prisma/generated/client.ts';
import { env } from './env.ts';
import './scram.ts';

/** Prisma's row types, for our own statements that return the same rows. */
export type {
  Bundle,
  Desk,
  DiaryEvent,
  Draft,
  House,
  Release,
  Review,
  Revision,
  Series,
} from '#prisma/generated/client.ts';
export type Tx = Prisma.TransactionClient;

// Next reloads modules in development. The client survives that in globalThis.
const globals = globalThis as typeof globalThis & { pressmarkDb?: PrismaClient };

// PostgreSQL plans a named statement once per connection. Through row level security, planning
// takes longer than running. The list is bounded, since each length of a list of ids is a new text.
const maxNames = 400;
const names = new Map<string, string>();

/**
 * The name is a hash of the text, so no two statements share one. '' leaves a statement unnamed.
 */
function statementName({ sql }: { sql: string }): string {
  const existing = names.get(sql);
  if (existing !== undefined) return existing;
  if (names.size >= maxNames) return '';
  const name = createHash('sha256').update(sql).digest('hex').slice(0, 24);
  names.set(sql, name);
  return name;
}

/** A longer transaction is rolled back: the command or page is broken. */
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
    // A server that accepts connections and never answers must not block a page for ever.
    query_timeout: 20_000,
    // Prisma writes and reads moments without a zone and means UTC.
    onConnect: (connection) => connection.query("SET TIME ZONE 'UTC'"),
  });
  // Without listeners a lost connection ends the process. The pool replaces it; its query fails.
  pool.on('error', () => {});
  pool.on('connect', (connection) => connection.on('error', () => {}));
  return pool;
}

/**
 * Prisma on the newsroom's ten connections. Inside a transaction use `tx` alone: ten transactions
 * that each wait for a second connection wait for ever.
 */
export function db(): PrismaClient {
  globals.pressmarkDb ??= new PrismaClient({
    adapter: new PrismaPg(newsroomPool(), { statementNameGenerator: statementName, disposeExternalPool: true }),
    transactionOptions: { maxWait: 8000, timeout: maxTransactionMs },
    // Other formats look up each call's place in the source for a message that no log keeps
    // (core/quiet-log.ts).
    errorFormat: 'minimal',
  });
  return globals.pressmarkDb;
}
