import { desksAnswer } from '../../_answers/desks.tsx';

export async function GET(request: Request, { params }: { params: Promise<{ key: string }> }): Promise<Response> {
  return desksAnswer(request, (await params).key, undefined);
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
