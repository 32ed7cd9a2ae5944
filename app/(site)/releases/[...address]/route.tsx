import { releaseAnswer } from '../../_answers/release.tsx';

export async function GET(request: Request, { params }: { params: Promise<{ address: string[] }> }): Promise<Response> {
  return releaseAnswer(request, (await params).address, undefined);
}

// Nothing of it is made when Next builds: there is no database then.
export const dynamic = 'force-dynamic';
