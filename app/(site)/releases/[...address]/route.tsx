import { releaseAnswer } from '../../_answers/release.tsx';

export async function GET(request: Request, { params }: { params: Promise<{ address: string[] }> }): Promise<Response> {
  return releaseAnswer(request, (await params).address, undefined);
}
