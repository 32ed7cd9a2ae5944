import 'server-only';
import type { Tx } from '#lib/core/db.ts';

const newestReleases = 60;
const mostPlaces = 8;

/**
 * The places in the datelines of a desk's newest releases in a language, the most frequent first.
 */
export async function datelinePlaces(tx: Tx, desk: string, language: string): Promise<string[]> {
  const found = await tx.$queryRaw<{ place: string }[]>`
    SELECT e.content->'dateline'->>'place' AS place
    FROM (
      SELECT id, edition, language FROM pub.release
      WHERE desk_key = ${desk} ORDER BY published_at DESC, id DESC LIMIT ${newestReleases}
    ) r
    JOIN pub.edition e ON e.release_id = r.id AND e.edition = r.edition
    WHERE r.language = ${language} AND e.content->'dateline'->>'place' IS NOT NULL
    GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${mostPlaces}`;
  return found.map(({ place }) => place);
}
