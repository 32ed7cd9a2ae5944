import 'server-only';
import type { Tx } from '#lib/core/db.ts';
import { env } from '#lib/core/env.ts';
import { enqueue, type Jobs } from '#lib/core/jobs.ts';
import { changesChannel } from '#lib/site/tags-rules.ts';

/**
 * Says how a release stands in public now, as its row in `pub` has it: to the newsroom's own row, and to every site process, that
 * the register has something new. PostgreSQL delivers that when the transaction commits, or never.
 */
export async function announce(tx: Tx, releaseId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE newsroom.release r SET public_state = p.state, period = p.period, period_start = p.period_start, number = p.number,
      label = p.label, path = p.path, edition = p.edition, published_at = p.published_at
    FROM pub.release p WHERE r.id = p.id AND p.id = ${releaseId}::uuid`;
  await purge(tx, { releaseId });
  await notifySites(tx);
}

const notifySites = (tx: Tx) => tx.$executeRaw`SELECT pg_notify(${changesChannel}, '')`;

/**
 * Has caches in front drop what is old, where there is one that takes word of it: soon, and once more when every site process has
 * looked at the register. One that had not might have filled a cache with what was old, in between.
 */
async function purge(tx: Tx, what: Jobs['purge-caches']): Promise<void> {
  if (!env().PRESSMARK_PURGE_URL) return;
  await enqueue(tx, 'purge-caches', what);
  await enqueue(tx, 'purge-caches', what, { startAfter: 4 });
}

/**
 * Tells every site process that the register has something new.
 * @param tags what it makes old
 */
export async function announceChange(tx: Tx, tags: string[]): Promise<void> {
  await purge(tx, { tags });
  await notifySites(tx);
}
