import { releaseAnswer } from '../../../_answers/release.tsx';

export async function GET(request: Request, { params }: { params: Promise<{ language: string; address: string[] }> }): Promise<Response> {
  const { language, address } = await params;
  return releaseAnswer(request, address, language);
}
