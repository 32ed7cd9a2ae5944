import 'server-only';
import type { Tx } from '#lib/core/db.ts';
import { env } from '#lib/core/env.ts';
import { enqueue, type Jobs } from '#lib/core/jobs.ts';
import { sendOf } from '#lib/core/statement.ts';
import { changesChannel } from './tags-rules.ts';

/** The draft whose text has become public: whose it is to say so, and why nobody had approved it, if nobody had. */
type Closing = { draftId: string; by: string | null; urgent: string | null };

/**
 * Says how a release stands in public now, as its row in `pub` has it: to the newsroom's own row; to the draft that became public,
 * which has no schedule any more; and to every site process, that the register has something new. PostgreSQL delivers that when the
 * transaction commits, or never.
 */
export async function announce(tx: Tx, releaseId: string, closing?: Closing): Promise<void> {
  await purge(tx, { releaseId });
  const { draftId, by, urgent } = closing ?? { draftId: null, by: null, urgent: null };
  await sendOf(tx)`
    WITH p AS MATERIALIZED (
      SELECT * FROM pub.release WHERE id = ${releaseId}::uuid
    ), kept AS (
      UPDATE newsroom.release r SET public_state = p.state, period = p.period, period_start = p.period_start, number = p.number,
        label = p.label, path = p.path, edition = p.edition, published_at = p.published_at
      FROM p WHERE r.id = p.id
    ), closed AS (
      UPDATE newsroom.draft d SET state = 'published', version = version + 1, updated_by_id = ${by}::uuid, updated_at = p.changed_at,
        publish_at = NULL, scheduled_by_id = NULL, missed_at = NULL, missed_because = NULL,
        urgent_reason = coalesce(${urgent}::text, urgent_reason),
        urgent_by_id = CASE WHEN ${urgent}::text IS NULL THEN urgent_by_id ELSE ${by}::uuid END,
        urgent_at = CASE WHEN ${urgent}::text IS NULL THEN urgent_at ELSE p.changed_at END
      FROM p WHERE d.id = ${draftId}::uuid
    )
    SELECT pg_notify(${changesChannel}, '')::text FROM p`;
}

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
  await tx.$executeRaw`SELECT pg_notify(${changesChannel}, '')`;
}
