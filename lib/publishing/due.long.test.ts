// The real worker, built as it is shipped, on a real PostgreSQL. A due text becomes public at its
// time and once, whatever the worker's clock says and whichever process dies meanwhile.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { runClock } from '#bench/clock/run.ts';
import { approveMany, type Desk, nowOfDatabase, openDesk, scheduleAll } from '#bench/clock/schedules.ts';
import { startWorker, type Worker } from '#bench/clock/workers.ts';
import { db } from '#lib/core/db.ts';
import { childEnv } from '#lib/core/env.ts';
import { closeJobs } from '#lib/core/jobs.ts';
import { ensureBundled } from '#lib/launch/build.ts';
import { bundleFile } from '#lib/launch/bundles.ts';
import { type Cluster, startCluster } from '#lib/launch/postgres/cluster.ts';
import { eventually, postmasterPid, removeData, temporaryFolder } from '#lib/launch/fixtures/launching.ts';
import { asHouse } from '#test/factories.ts';
import { type ProvisionResult, provision } from '#lib/database/provision.ts';

const minutes = 60_000;
let data: string;
let cluster: Cluster;
let database: ProvisionResult;
let ends: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  data = temporaryFolder();
  [cluster] = await Promise.all([startCluster(data), ensureBundled()]);
  database = await provision({
    adminUrl: cluster.adminUrl,
    database: 'pressmark',
    passwords: { owner: 'o', newsroom: 'n', public: 'p' },
  });
  Object.assign(process.env, { DATABASE_URL: database.newsroomUrl, PUBLIC_DATABASE_URL: database.publicUrl });
});
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});
afterAll(async () => {
  ends = [];
  await closeJobs();
  await db().$disconnect();
  await cluster.stop();
  await removeData(data);
});

async function worker(shift: number): Promise<Worker> {
  const started = await startWorker(database.newsroomUrl, shift);
  ends.push(() => started.stop());
  return started;
}

/** Starts the site alone, as the public reads it. */
async function site(): Promise<string> {
  const env = { NODE_ENV: 'production', PORT: '0', PRESSMARK_FACE: 'site', PUBLIC_DATABASE_URL: database.publicUrl };
  const child = fork(bundleFile('server'), [], { env: childEnv(env), stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  ends.push(async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return `http://127.0.0.1:${port}`;
}

/** Schedules one text for `ms` from now. */
async function scheduleOne(ms: number): Promise<{ desk: Desk; releaseId: string; publishAt: Date }> {
  const desk = await openDesk();
  const [ready] = await approveMany(desk, 1);
  if (!ready) throw new Error('nothing was approved');
  const publishAt = new Date((await nowOfDatabase()).getTime() + ms);
  await scheduleAll(desk, [ready], [publishAt]);
  return { desk, releaseId: ready.releaseId, publishAt };
}

describe('a worker', () => {
  test('publishes what is due: the site answers 404 before, and 200 with the text after', async () => {
    const url = await site();
    await worker(10 * minutes);
    const { desk, publishAt } = await scheduleOne(9000);
    const address = `${url}/releases/${desk.place.series.key}/1`;
    const guessed = `${url}/releases/${desk.place.series.key}/2`;
    const bodies = await Promise.all([address, guessed].map(async (at) => (await fetch(at)).text()));
    expect((await nowOfDatabase()) < publishAt).toBe(true);
    expect((await fetch(address)).status).toBe(404);
    expect(bodies[0]).toBe(bodies[1]);
    await eventually(async () => {
      const answer = await fetch(address);
      // The time is read after the answer, so the text was public by then.
      const now = await nowOfDatabase();
      expect([answer.status, now >= publishAt]).toEqual([200, true]);
      expect(await answer.text()).toContain('Demonstration: due text 1');
    });
    expect((await fetch(guessed)).status).toBe(404);
  });

  test('that starts after the time publishes at once', async () => {
    const { releaseId, publishAt } = await scheduleOne(500);
    await eventually(async () => expect((await nowOfDatabase()) > publishAt).toBe(true));
    await worker(-10 * minutes);
    await eventually(async () => {
      const draft = await asHouse((tx) => tx.draft.findFirstOrThrow({ where: { releaseId } }));
      expect(draft.state).toBe('published');
    });
  });

  test('ends cleanly while schedules wait', async () => {
    await scheduleOne(3_600_000);
    const { child } = await startWorker(database.newsroomUrl, 0);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});

const published = () => asHouse((tx) => tx.publicRelease.count());
const counts = { early: 0, missed: 0, double: 0, gaps: 0 };

describe('workers whose clocks are wrong by minutes', () => {
  test('keep every schedule: none early, none missed, none twice', async () => {
    const verdict = await runClock(database, {
      schedules: 40,
      spread: 4000,
      shifts: [-10 * minutes, 10 * minutes],
    });
    expect(verdict).toMatchObject(counts);
    expect(verdict.lateness).toHaveLength(40);
  });

  test('keep every schedule when one is killed and the database crashes meanwhile', async () => {
    const before = await published();
    const verdict = await runClock(database, {
      schedules: 24,
      spread: 4000,
      shifts: [-3 * minutes, 7 * minutes],
      meanwhile: async ([first]) => {
        const some = (count: number) =>
          eventually(async () => expect((await published()) - before).toBeGreaterThanOrEqual(count));
        await some(6);
        await first?.stop('SIGKILL');
        await some(12);
        process.kill(postmasterPid(data), 'SIGKILL');
        cluster = await startCluster(data);
      },
    });
    expect(verdict).toMatchObject(counts);
    expect(verdict.lateness).toHaveLength(24);
  });
});
