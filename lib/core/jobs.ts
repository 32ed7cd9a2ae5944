import 'server-only';
import { fromPrisma, PgBoss } from 'pg-boss';
import type { Tx } from './db.ts';
import { env } from './env.ts';
import { type JobName, type Jobs, jobConnection, jobSchema } from './job-queues.ts';
import './scram.ts';

export type { JobName, Jobs } from './job-queues.ts';

const globals = globalThis as typeof globalThis & { pressmarkSender?: Promise<PgBoss> };

/**
 * Puts a job into the transaction: it exists when the transaction commits, and not when it rolls back.
 * @param id gives the job a name of its own; a second job with the same id is not made
 * @param startAfter how long it waits, in seconds
 */
export async function enqueue<Name extends JobName>(
  tx: Tx,
  name: Name,
  data: Jobs[Name],
  { id, startAfter }: { id?: string; startAfter?: number } = {},
): Promise<void> {
  const boss = await sender();
  await boss.send(name, data, { db: fromPrisma(tx), ...(id ? { id } : {}), ...(startAfter ? { startAfter } : {}) });
}

/** Connects the sender ahead of the first job. */
export async function prepareJobs(): Promise<void> {
  await sender();
}

/** Closes the sender's connection. */
export async function closeJobs(): Promise<void> {
  const connected = globals.pressmarkSender;
  delete globals.pressmarkSender;
  await (await connected?.catch(() => null))?.stop({ graceful: false });
}

// pg-boss reads its queues once and then only writes the statement; that reading has one connection of its own, so
// that a transaction which enqueues never waits for the pool it came from.
function sender(): Promise<PgBoss> {
  globals.pressmarkSender ??= begin().catch((error) => {
    delete globals.pressmarkSender;
    throw error;
  });
  return globals.pressmarkSender;
}

async function begin(): Promise<PgBoss> {
  const connectionString = env().DATABASE_URL;
  if (!connectionString) throw new Error('DATABASE_URL is not set for this process');
  const boss = new PgBoss({
    connectionString,
    schema: jobSchema,
    max: 1,
    connectionTimeoutMillis: 5000,
    ...jobConnection,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
    registerInstance: false,
    application_name: 'pressmark-jobs',
  });
  // A lost connection is made anew at the next job; that job's own error reaches its caller.
  boss.on('error', () => {});
  return boss.start();
}
