import { releaseAnswer } from '../../../_answers/release.tsx';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ language: string; address: string[] }> },
): Promise<Response> {
  const { language, address } = await params;
  return releaseAnswer(request, address, language);
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
