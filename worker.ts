// The worker's process. It runs the jobs of the queue, publishes what is due, sends e-mail, writes
// the keys by which releases are found, and removes old notices. Any number of workers may run side
// by side.
import { type JobResult, PgBoss } from 'pg-boss';
import { env } from '#lib/core/env.ts';
import { type JobName, type Jobs, jobConnection, jobSchema } from '#lib/core/job-queues.ts';
import { closeJobs } from '#lib/core/jobs.ts';
import { logErrorsWithoutMessages, errorWithoutMessage } from '#lib/core/quiet-log.ts';
import '#lib/core/scram.ts';
import { isUnreachable } from '#lib/core/unreachable.ts';
import { startBeatLoop } from '#lib/core/beat-loop.ts';
import { startDeliveryLoop } from '#lib/distribution/delivery-loop.ts';
import { tellHub } from '#lib/distribution/hub/tell-hub.ts';
import { purgeCaches } from '#lib/distribution/purge.ts';
import { sweep } from '#lib/distribution/sweep.ts';
import { startDueLoop } from '#lib/publishing/due-loop.ts';
import { closeForms, keepForms } from '#lib/publishing/keep-forms.ts';
import { checkLinks } from '#lib/releases/links/check-links.ts';
import { followRecord } from '#lib/releases/finding/follow-record.ts';

/** One handler for each kind of job. A second run with the same id has no further effect. */
const handlers: { [Name in JobName]: (id: string, data: Jobs[Name]) => Promise<void> } = {
  'purge-caches': purgeCaches,
  'check-links': checkLinks,
  'tell-hub': tellHub,
  'make-forms': keepForms,
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
  // Only the owner of the tables may rebuild indexes.
  reindex: false,
  useListenNotify: true,
  ...jobConnection,
  instanceName: 'worker',
  application_name: 'pressmark-worker',
});

// Every poll fails while the database is away. One line says so. A second line, at the next job,
// says that the database is back.
let isDatabaseAway = false;
boss.on('error', (error) => {
  if (!isUnreachable(error)) process.stderr.write(`worker: ${errorWithoutMessage(error)}\n`);
  else if (!isDatabaseAway) {
    isDatabaseAway = true;
    process.stderr.write('worker: the database does not answer; trying again until it does.\n');
  }
});

// `localConcurrency` is a number of takers. Each taker asks the queue for its own jobs.
const queueSettings: Record<JobName, { localConcurrency: number; batchSize: number; pollingIntervalSeconds: number }> =
  {
    'purge-caches': { localConcurrency: 2, batchSize: 20, pollingIntervalSeconds: 0.5 },
    'tell-hub': { localConcurrency: 1, batchSize: 5, pollingIntervalSeconds: 0.5 },
    // More than one: after a single job the next would wait for the poll. Forms are made in turn
    // all the same.
    'make-forms': { localConcurrency: 1, batchSize: 8, pollingIntervalSeconds: 0.5 },
    'check-links': { localConcurrency: 2, batchSize: 4, pollingIntervalSeconds: 1 },
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

// Entries of the record. A full page means that there are more.
const entriesAtOnce = 500;
const hourMs = 3_600_000;

let stopping = false;
let stopPublishing = async () => {};
let stopSending = async () => {};
let stopFollowing = async () => {};
let stopSweeping = async () => {};
async function stop() {
  if (stopping) return;
  stopping = true;
  // A running job is finished or goes back to the queue. What is due stays due.
  const loops = [stopPublishing(), stopSending(), stopFollowing(), stopSweeping()];
  await Promise.all([boss.stop({ timeout: 8000 }).catch(() => {}), ...loops]);
  await closeJobs().catch(() => {});
  closeForms();
  process.exit(0);
}

process.on('SIGTERM', stop);
process.on('SIGINT', stop);
// Without the launcher nobody would restart or stop this process.
process.on('disconnect', stop);

await boss.start({ attempts: 1000 });
for (const name of Object.keys(handlers) as JobName[]) await work(name);
if (!stopping) {
  stopPublishing = startDueLoop(connectionString);
  stopSending = startDeliveryLoop();
  stopFollowing = startBeatLoop(async () => (await followRecord(entriesAtOnce)) === entriesAtOnce);
  stopSweeping = startBeatLoop(sweep, hourMs);
}
process.send?.({ ready: true });
