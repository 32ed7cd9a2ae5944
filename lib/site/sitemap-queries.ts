import 'server-only';
import { publicListQuery } from '#lib/core/public-db.ts';

/** Addresses in a sitemap file. The protocol allows 50,000. */
const mostPaths = 45_000;

export type SitemapMonth = { language: string; month: string; files: number; changedAt: Date };

/**
 * The months (YYYY-MM, newest first) with published releases, by language, their number of sitemap
 * files and their last change.
 */
export async function listMonthFiles(timeZone: string): Promise<SitemapMonth[]> {
  return publicListQuery<SitemapMonth>(
    'month-files',
    `SELECT r.language, to_char(r.published_at AT TIME ZONE $1, 'YYYY-MM') AS month,
       ceil(count(*) / ${mostPaths}.0)::int AS files, max(r.changed_at) AS "changedAt"
     FROM pub.release r WHERE r.state = 'published' GROUP BY 1, 2 ORDER BY 2 DESC, 1`,
    [timeZone],
  );
}

export type SitemapPath = {
  path: string;
  changedAt: Date;
  /** The same number in every language that has it, in the house's order. */
  languages: { language: string; path: string }[];
};

/**
 * The addresses of a month’s published releases, newest first.
 * @param languages the house's, in its order
 * @param file from 1
 */
export async function listMonthPaths(
  { language, languages, timeZone }: { language: string; languages: string[]; timeZone: string },
  month: string,
  file: number,
): Promise<SitemapPath[]> {
  return publicListQuery<SitemapPath>(
    'month-paths',
    `SELECT p.path, p.changed_at AS "changedAt", (
       SELECT jsonb_agg(jsonb_build_object('language', s.language, 'path', s.path) ORDER BY array_position($5::text[], s.language))
       FROM pub.release s
       WHERE s.series = p.series AND s.period_start = p.period_start AND s.number = p.number AND s.state = 'published') AS languages
     FROM (
       SELECT r.path, r.changed_at, r.published_at, r.id, r.series, r.period_start, r.number FROM pub.release r
       WHERE r.language = $1 AND r.state = 'published'
         AND r.published_at >= ($2::date)::timestamp AT TIME ZONE $3
         AND r.published_at < ($2::date + interval '1 month') AT TIME ZONE $3
       ORDER BY r.published_at DESC, r.id DESC LIMIT ${mostPaths} OFFSET ${mostPaths} * ($4::int - 1)) p
     ORDER BY p.published_at DESC, p.id DESC`,
    [language, `${month}-01`, timeZone, file, languages],
  );
}

export type NewsPath = { path: string; language: string; headline: string; publishedAt: Date };

/** The published releases of the last two days, newest first, 1,000 at most. */
export async function listNews(): Promise<NewsPath[]> {
  return publicListQuery<NewsPath>(
    'news-paths',
    `SELECT r.path, r.language, r.headline, r.published_at AS "publishedAt" FROM pub.release r
     WHERE r.published_at > now() - interval '2 days' AND r.state = 'published'
     ORDER BY r.published_at DESC, r.id DESC LIMIT 1000`,
    [],
  );
}
