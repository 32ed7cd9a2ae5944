import { feedAnswer } from '../../../_answers/feeds.ts';

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ language: string; which: string[] }> },
): Promise<Response> {
  const { language, which } = await params;
  return feedAnswer(which, language);
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
