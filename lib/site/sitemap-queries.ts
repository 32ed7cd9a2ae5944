import 'server-only';
import { publicQuery } from '#lib/core/public-db.ts';

/** Addresses in a sitemap file. The protocol allows 50,000. */
const mostPaths = 45_000;

/**
 * The months (YYYY-MM, newest first) with published releases in a language, and their number of
 * sitemap files.
 */
export async function listMonthFiles(language: string, timeZone: string): Promise<{ month: string; files: number }[]> {
  return publicQuery<{ month: string; files: number }>(
    'month-files',
    `SELECT to_char(r.published_at AT TIME ZONE $2, 'YYYY-MM') AS month, ceil(count(*) / ${mostPaths}.0)::int AS files
     FROM pub.release r WHERE r.language = $1 AND r.state = 'published' GROUP BY 1 ORDER BY 1 DESC`,
    [language, timeZone],
  );
}

/**
 * The addresses of a month’s published releases, newest first, with the day of their last change.
 * @param file from 1
 */
export async function listMonthPaths(
  { language, timeZone }: { language: string; timeZone: string },
  month: string,
  file: number,
): Promise<{ path: string; changed: string }[]> {
  return publicQuery<{ path: string; changed: string }>(
    'month-paths',
    `SELECT r.path, to_char(r.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS changed FROM pub.release r
     WHERE r.language = $1 AND r.state = 'published'
       AND r.published_at >= ($2::date)::timestamp AT TIME ZONE $3
       AND r.published_at < ($2::date + interval '1 month') AT TIME ZONE $3
     ORDER BY r.published_at DESC, r.id DESC LIMIT ${mostPaths} OFFSET ${mostPaths} * ($4::int - 1)`,
    [language, `${month}-01`, timeZone, file],
  );
}
