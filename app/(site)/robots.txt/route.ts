import { siteOrigin, siteResponse } from '#lib/core/serving/site-response.ts';

/** What robots may read: all that is public. */
export function GET(): Response {
  const body = `User-agent: *\nDisallow: /desk\nDisallow: /api/\n\nSitemap: ${siteOrigin()}/sitemap.xml\n`;
  return siteResponse({ type: 'text/plain; charset=utf-8', body, keep: 'brief' });
}

// Nothing of it is made when Next builds: there is no database then.
export const dynamic = 'force-dynamic';
