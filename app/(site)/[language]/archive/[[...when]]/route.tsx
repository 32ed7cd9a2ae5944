import { archiveAnswer } from '../../../_answers/archive.tsx';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ language: string; when?: string[] }> },
): Promise<Response> {
  const { language, when = [] } = await params;
  return archiveAnswer(request, when, language);
}

// Nothing of it is made when Next builds: there is no database then.
export const dynamic = 'force-dynamic';
