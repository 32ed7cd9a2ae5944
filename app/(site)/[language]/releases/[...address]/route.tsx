import { releaseAnswer } from '../../../_answers/release.tsx';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ language: string; address: string[] }> },
): Promise<Response> {
  const { language, address } = await params;
  return releaseAnswer(request, address, language);
}

// Nothing of it is made when Next builds: there is no database then.
export const dynamic = 'force-dynamic';
