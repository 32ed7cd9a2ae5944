import { siteOrigin, siteResponse } from '#lib/core/serving/site-response.ts';

/** Robots may read everything public. What a search finds is no page of its own. */
export function GET(): Response {
  const body = `User-agent: *\nDisallow: /desk\nDisallow: /api/\nDisallow: /search?\nDisallow: /*/search?\n\nSitemap: ${siteOrigin()}/sitemap.xml\nSitemap: ${siteOrigin()}/news-sitemap.xml\n`;
  return siteResponse({ type: 'text/plain; charset=utf-8', body, keep: 'brief' });
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
