import { archiveAnswer } from '../../_answers/archive.tsx';

export async function GET(request: Request, { params }: { params: Promise<{ when?: string[] }> }): Promise<Response> {
  return archiveAnswer(request, (await params).when ?? [], undefined);
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
