import { sitemapIndex } from '../_answers/sitemap.ts';

export function GET(): Promise<Response> {
  return sitemapIndex();
}

// Nothing of it is made when Next builds: there is no database then.
export const dynamic = 'force-dynamic';
