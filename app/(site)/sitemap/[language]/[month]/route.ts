import { sitemapMonth } from '../../../_answers/sitemap.ts';

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ language: string; month: string }> },
): Promise<Response> {
  const { language, month } = await params;
  return sitemapMonth(language, month);
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
