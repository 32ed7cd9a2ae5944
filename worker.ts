// The job entry: takes jobs from the queue and runs them, publishes what is due, and sends e-mail.
// Any number of these may run side by side.
import { type JobResult, PgBoss } from 'pg-boss';
import { env } from '#lib/core/env.ts';
import { type JobName, type Jobs, jobConnection, jobSchema } from '#lib/core/job-queues.ts';
import { closeJobs } from '#lib/core/jobs.ts';
import { logErrorsWithoutMessages, errorWithoutMessage } from '#lib/core/quiet-log.ts';
import '#lib/core/scram.ts';
import { isUnreachable } from '#lib/core/unreachable.ts';
import { startDeliveryLoop } from '#lib/distribution/delivery-loop.ts';
import { purgeCaches } from '#lib/distribution/purge.ts';
import { startDueLoop } from '#lib/publishing/due-loop.ts';

/** One handler a kind of job. Each can be run again with the same id and does no more than once. */
const handlers: { [Name in JobName]: (id: string, data: Jobs[Name]) => Promise<void> } = {
  'purge-caches': purgeCaches,
};

logErrorsWithoutMessages();
const connectionString = env().DATABASE_URL ?? '';
const boss = new PgBoss({
  connectionString,
  schema: jobSchema,
  max: 6,
  migrate: false,
  createSchema: false,
  schedule: false,
  // Rebuilding indexes is the owner's to do.
  reindex: false,
  useListenNotify: true,
  ...jobConnection,
  instanceName: 'worker',
  application_name: 'pressmark-worker',
});

// While the database is away every poll fails: one line says so, and the next job that it is back.
let isDatabaseAway = false;
boss.on('error', (error) => {
  if (!isUnreachable(error)) process.stderr.write(`worker: ${errorWithoutMessage(error)}\n`);
  else if (!isDatabaseAway) {
    isDatabaseAway = true;
    process.stderr.write('worker: the database does not answer; trying again until it does.\n');
  }
});

// Every taker of a queue asks for jobs of its own.
const queueSettings: Record<JobName, { localConcurrency: number; batchSize: number; pollingIntervalSeconds: number }> =
  {
    'purge-caches': { localConcurrency: 2, batchSize: 20, pollingIntervalSeconds: 0.5 },
  };

async function outcomeOf(id: string, done: Promise<void>): Promise<JobResult> {
  try {
    await done;
    return { id, status: 'completed' };
  } catch (error) {
    return { id, status: 'failed', output: { message: errorWithoutMessage(error) } };
  }
}

async function work<Name extends JobName>(name: Name) {
  const { localConcurrency, batchSize, pollingIntervalSeconds } = queueSettings[name];
  const polling = { pollingIntervalSeconds, notifyPollingIntervalSeconds: 2, burstWhenBatchFull: true };
  const options = { ...polling, localConcurrency, batchSize, perJobResults: true } as const;
  await boss.work<Jobs[Name], unknown, typeof options>(name, options, (jobs) => {
    if (isDatabaseAway) process.stderr.write('worker: the database answers again.\n');
    isDatabaseAway = false;
    return Promise.all(jobs.map(({ id, data }) => outcomeOf(id, handlers[name](id, data))));
  });
}

let stopping = false;
let stopPublishing = async () => {};
let stopSending = async () => {};
async function stop() {
  if (stopping) return;
  stopping = true;
  // What is being done is finished, or else given back to the queue; what is due stays due.
  await Promise.all([boss.stop({ timeout: 8000 }).catch(() => {}), stopPublishing(), stopSending()]);
  await closeJobs().catch(() => {});
  process.exit(0);
}

process.on('SIGTERM', stop);
process.on('SIGINT', stop);
// The launcher is gone: nobody would restart or stop us.
process.on('disconnect', stop);

await boss.start({ attempts: 1000 });
for (const name of Object.keys(handlers) as JobName[]) await work(name);
if (!stopping) {
  stopPublishing = startDueLoop(connectionString);
  stopSending = startDeliveryLoop();
}
process.send?.({ ready: true });
