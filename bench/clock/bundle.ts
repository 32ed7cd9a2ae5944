// A bundle whose time comes: are all its texts public in one commit, and when could readers see
// them?
import { setTimeout as pause } from 'node:timers/promises';
import { withSession } from '#lib/database/session.ts';
import { makeBundle, scheduleBundle } from '#lib/publishing/bundles/commands.ts';
import { valueOf } from '#test/factories.ts';
import type { BenchDatabase } from '../database.ts';
import { approveMany, nowOfDatabase, openDesk } from './schedules.ts';
import { watchPublic } from './watch.ts';
import { startWorker } from './workers.ts';

/** `lateness`: ms from the bundle's time until a reader saw the first text, and the last. */
export type BundleVerdict = {
  texts: number;
  commits: number;
  inOrder: boolean;
  early: boolean;
  lateness: { first: number; last: number };
};

const patience = 60_000;

/** Publishes a bundle of so many texts at a time that was set, by a worker. */
export async function runBundle(database: Omit<BenchDatabase, 'stop'>, texts: number): Promise<BundleVerdict> {
  const desk = await openDesk();
  const ready = await approveMany(desk, texts);
  const bundle = valueOf(
    await makeBundle(desk.editor, { name: 'Demonstration', releaseIds: ready.map(({ releaseId }) => releaseId) }),
  );
  const { sights, stop } = watchPublic(database.publicUrl, desk.place.series.key);
  const worker = await startWorker(database.newsroomUrl, 7 * patience);
  try {
    const publishAt = new Date((await nowOfDatabase()).getTime() + 5000);
    valueOf(await scheduleBundle(desk.editor, { ...bundle, publishAt }));
    const end = publishAt.getTime() + patience;
    while (sights.length < texts && (await nowOfDatabase()).getTime() < end) await pause(100);
    await stop();
    const { rows } = await withSession(database.ownerUrl, (owner) =>
      owner.query<{ commits: number }>(
        'SELECT count(DISTINCT xmin::text)::int AS commits FROM pub.release WHERE series = $1',
        [desk.place.series.key],
      ),
    );
    const lateness = sights.map(({ seen }) => seen.getTime() - publishAt.getTime());
    const ids = sights.map(({ id }) => id);
    return {
      texts: sights.length,
      commits: rows[0]?.commits ?? 0,
      inOrder: ready.every(({ releaseId }, place) => ids[place] === releaseId),
      early: lateness.some((ms) => ms < 0),
      lateness: { first: Math.min(...lateness), last: Math.max(...lateness) },
    };
  } finally {
    await stop();
    await worker.stop();
  }
}
