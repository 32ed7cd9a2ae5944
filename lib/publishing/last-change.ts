import 'server-only';
import { db } from '#lib/core/db.ts';
import { changeOf, type Entry, entriesText } from '#lib/site/changes-queries.ts';
import { tagsOfChange } from '#lib/site/tags-rules.ts';

/**
 * The cache tags that the newest register entry of a release makes stale; null without an entry.
 */
export async function tagsOfLastChange(releaseId: string): Promise<string[] | null> {
  const [row] = await db().$queryRawUnsafe<{ entry: Entry; time_zone: string }[]>(
    `SELECT to_jsonb(e) AS entry, h.time_zone
     FROM (${entriesText} WHERE g.release_id = $1::uuid ORDER BY g.seq DESC LIMIT 1) e JOIN pub.house h ON h.id = 1`,
    releaseId,
  );
  return row ? tagsOfChange(changeOf(row.entry), row.time_zone) : null;
}
