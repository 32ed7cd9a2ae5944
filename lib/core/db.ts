import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import { Pool, type PoolClient } from 'pg';
import { type Prisma, PrismaClient } from '#prisma/generated/client.ts';
import { env } from './env.ts';
import { GatheringSocket } from './gathering-socket.ts';
import { prismaAsGuest } from './guest.ts';
import { Line } from './line.ts';
import './scram.ts';

/** Rows as Prisma gives them, for statements of our own that answer alike. */
export type { Desk, Draft, House, Release, Review, Revision, Series } from '#prisma/generated/client.ts';
export type Tx = Prisma.TransactionClient;

// Next reloads modules in development; one pool a process all the same.
const kept = globalThis as typeof globalThis & {
  pressmarkPool?: Pool;
  pressmarkDb?: PrismaClient;
  pressmarkOpening?: typeof opening;
};

/** The transaction into which Prisma is being let: on its line, and on no connection of its own. */
const opening = new AsyncLocalStorage<Line>();
kept.pressmarkOpening ??= opening;

const lines = new WeakMap<Tx, Line>();

class HousePool extends Pool {
  override connect(): Promise<PoolClient>;
  override connect(callback: Parameters<Pool['connect']>[0]): void;
  override connect(callback?: Parameters<Pool['connect']>[0]): Promise<PoolClient> | undefined {
    if (callback) {
      super.connect(callback);
      return;
    }
    const line = kept.pressmarkOpening?.getStore();
    return line ? Promise.resolve(line.forPrisma()) : super.connect();
  }
}

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

/** A command or a page that takes longer than this is broken, and is rolled back. */
const longestMs = 30_000;

/**
 * The newsroom's connections, as role `newsroom_app`. Ten, one a transaction: a query on another connection from inside a
 * transaction can wait for itself.
 */
export function newsroomPool(): Pool {
  if (!kept.pressmarkPool) {
    const connectionString = env().DATABASE_URL;
    if (!connectionString) throw new Error('DATABASE_URL is not set for this process');
    kept.pressmarkPool = new HousePool({
      connectionString,
      max: 10,
      connectionTimeoutMillis: 5000,
      application_name: 'pressmark',
      // A statement may be sent before the one ahead of it is answered: each wait between two programs costs both of them more
      // than most of our statements do. PostgreSQL runs them one after the other all the same.
      pipeline: true,
      stream: () => new GatheringSocket(),
      // A server that takes connections and never answers must not hold a page for ever.
      query_timeout: 20_000,
    });
    // A dropped idle connection is replaced at the next query; without a listener it would end the process. So would one that is
    // dropped in the moment before its taker listens: whoever waits for an answer on it is told by that answer.
    kept.pressmarkPool.on('error', () => {});
    kept.pressmarkPool.on('connect', (connection) => connection.on('error', () => {}));
  }
  return kept.pressmarkPool;
}

/** Prisma on these connections. */
export function db(): PrismaClient {
  kept.pressmarkDb ??= new PrismaClient({
    adapter: new PrismaPg(newsroomPool(), { statementNameGenerator: statementName, disposeExternalPool: true }),
    transactionOptions: { maxWait: 8000, timeout: longestMs },
  });
  return kept.pressmarkDb;
}

/**
 * One transaction on one connection, for statements of our own and for Prisma.
 * @param timeout how long it may take, in ms; longer for what goes through the whole record
 * @param setting a statement that is run as it begins
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>, timeout = longestMs, setting = ''): Promise<T> {
  const own = kept.pressmarkOpening ?? opening;
  const line = new Line(await newsroomPool().connect(), setting);
  const { client, seeOut } = prismaAsGuest<Tx>((visit) => own.run(line, () => db().$transaction(visit, { timeout })));
  lines.set(client, line);
  const tooLong = () => line.close(`timeout: a transaction was to take ${timeout} ms at most`);
  const timer = setTimeout(tooLong, timeout);
  try {
    const result = await work(client);
    await seeOut();
    await line.end('COMMIT');
    return result;
  } catch (error) {
    await seeOut();
    await line.end('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** The line to PostgreSQL of an open transaction; null for one that `transaction` did not open. */
export const lineOf = (tx: Tx): Line | null => lines.get(tx) ?? null;
