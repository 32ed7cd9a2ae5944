import { sitemapIndex } from '../_answers/sitemap.ts';

export function GET(): Promise<Response> {
  return sitemapIndex();
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
