import { newsSitemap } from '../_answers/sitemap.ts';

export function GET(): Promise<Response> {
  return newsSitemap();
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
