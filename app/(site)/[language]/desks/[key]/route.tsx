import { desksAnswer } from '../../../_answers/desks.tsx';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ language: string; key: string }> },
): Promise<Response> {
  const { language, key } = await params;
  return desksAnswer(request, key, language);
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
