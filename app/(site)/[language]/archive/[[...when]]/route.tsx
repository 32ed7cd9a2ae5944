import { archiveAnswer } from '../../../_answers/archive.tsx';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ language: string; when?: string[] }> },
): Promise<Response> {
  const { language, when = [] } = await params;
  return archiveAnswer(request, when, language);
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
