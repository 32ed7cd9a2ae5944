import { releaseAnswer } from '../../_answers/release.tsx';

export async function GET(request: Request, { params }: { params: Promise<{ address: string[] }> }): Promise<Response> {
  return releaseAnswer(request, (await params).address, undefined);
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
