import 'server-only';
import { fromPrisma, PgBoss } from 'pg-boss';
import type { Tx } from './db.ts';
import { env } from './env.ts';
import { type JobName, type Jobs, jobConnection, jobSchema } from './job-queues.ts';
import './scram.ts';

export type { JobName, Jobs } from './job-queues.ts';

const globals = globalThis as typeof globalThis & { pressmarkSender?: Promise<PgBoss> };

/**
 * Adds a job in the transaction: it exists only when the transaction commits.
 * @param id of the job; a second job with the same id is not added
 * @param startAfter seconds to wait before it runs
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

/** Connects before the first job, so that job does not wait for it. */
export async function prepareJobs(): Promise<void> {
  await sender();
}

/** Closes the connection of `enqueue`. */
export async function closeJobs(): Promise<void> {
  const connected = globals.pressmarkSender;
  delete globals.pressmarkSender;
  await (await connected?.catch(() => null))?.stop({ graceful: false });
}

// pg-boss reads its queues once, on a connection of its own. So a transaction that enqueues never
// waits for another connection of its pool.
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
  // The next job connects again. Its caller sees its error.
  boss.on('error', () => {});
  return boss.start();
}
