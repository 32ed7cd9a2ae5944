import { sitemapIndex } from '../_answers/sitemap.ts';

export function GET(): Promise<Response> {
  return sitemapIndex();
}
