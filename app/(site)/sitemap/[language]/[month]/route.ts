import { sitemapMonth } from '../../../_answers/sitemap.ts';

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ language: string; month: string }> },
): Promise<Response> {
  const { language, month } = await params;
  return sitemapMonth(language, month);
}

// Nothing of it is made when Next builds: there is no database then.
export const dynamic = 'force-dynamic';
