import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from '#prisma/generated/client.ts';
import { env } from './env.ts';

/** Rows as Prisma gives them, for statements of our own that answer alike. */
export type { Desk, Draft, House, Release, Review, Revision, Series } from '#prisma/generated/client.ts';
export type Tx = Prisma.TransactionClient;

// Next reloads modules in development; one pool a process all the same.
const kept = globalThis as typeof globalThis & { pressmarkDb?: PrismaClient };

// PostgreSQL plans a named statement once a connection, which for a read through row level security costs more than the reading.
// Bounded, since a list of ids makes a new text for each length.
const mostNames = 400;
const names = new Map<string, string>();

function statementName({ sql }: { sql: string }): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= mostNames) return '';
  const name = `s${names.size}`;
  names.set(sql, name);
  return name;
}

/**
 * The newsroom's connection, as role `newsroom_app`. Ten connections, one a transaction: a query on another
 * connection from inside a transaction can wait for itself.
 */
export function db(): PrismaClient {
  if (!kept.pressmarkDb) {
    const connectionString = env().DATABASE_URL;
    if (!connectionString) throw new Error('DATABASE_URL is not set for this process');
    kept.pressmarkDb = new PrismaClient({
      adapter: new PrismaPg(
        {
          connectionString,
          max: 10,
          connectionTimeoutMillis: 5000,
          application_name: 'pressmark',
          // A server that takes connections and never answers must not hold a page for ever.
          query_timeout: 20_000,
        },
        { statementNameGenerator: statementName },
      ),
      transactionOptions: { maxWait: 8000, timeout: 30_000 },
    });
  }
  return kept.pressmarkDb;
}
