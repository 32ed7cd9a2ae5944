import { archiveAnswer } from '../../_answers/archive.tsx';

export async function GET(request: Request, { params }: { params: Promise<{ when?: string[] }> }): Promise<Response> {
  return archiveAnswer(request, (await params).when ?? [], undefined);
}

// Nothing of it is made when Next builds: there is no database then.
export const dynamic = 'force-dynamic';
