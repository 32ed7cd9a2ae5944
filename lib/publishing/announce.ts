import 'server-only';
import type { Tx } from '#lib/core/db.ts';
import { sendOf } from '#lib/core/statement.ts';
import { type ChangedRelease, changesChannel, changesPayload, tag, tagsOf } from './tags-rules.ts';

/** What goes between the tags that are known and the id of one more: the message ends with `]}`, which is put behind all of them. */
const oneMore = `,"${tag.release('')}`;

/** As its place says it; `publishedAt` is the moment, or another of the same day. */
type Changed = Omit<ChangedRelease, 'id' | 'period' | 'timeZone'> & { releaseId: string; period: { key: string } };

/** The draft whose text has become public: whose it is to say so, and why nobody had approved it, if nobody had. */
type Closing = { draftId: string; by: string | null; urgent: string | null };

/**
 * Says how a release stands in public now, as its row in `pub` has it: to the newsroom's own row; to the draft that became public,
 * which has no schedule any more; and to every site process. PostgreSQL delivers that when the transaction commits, or never; it adds
 * the releases before and after in series and language by itself, whose PREVIOUS and NEXT change too, so that nobody waits to be told
 * them.
 * @param timeZone the house's: by its days lists are made
 */
export async function announce(
  tx: Tx,
  changed: Changed,
  { timeZone }: { timeZone: string },
  closing?: Closing,
): Promise<void> {
  const { releaseId: id, period } = changed;
  const message = JSON.stringify({ tags: tagsOf({ ...changed, id, period: period.key, timeZone }) });
  const { draftId, by, urgent } = closing ?? { draftId: null, by: null, urgent: null };
  await sendOf(tx)`
    WITH p AS MATERIALIZED (
      SELECT * FROM pub.release WHERE id = ${id}::uuid
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
    SELECT pg_notify(${changesChannel}, concat(left(newsroom.filled(${message}), -2),
      (SELECT ${oneMore} || id || '"' FROM pub.release WHERE series = p.series AND language = p.language AND (period_start, number) < (p.period_start, p.number)
        ORDER BY period_start DESC, number DESC LIMIT 1),
      (SELECT ${oneMore} || id || '"' FROM pub.release WHERE series = p.series AND language = p.language AND (period_start, number) > (p.period_start, p.number)
        ORDER BY period_start, number LIMIT 1), ']}'))::text
    FROM p`;
}

/** Tells every site process that nothing it keeps is sure: for so many changes that their tags fit no message. */
export async function announceMany(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${changesChannel}, ${changesPayload(['*'])})`;
}
