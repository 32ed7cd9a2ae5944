import { feedAnswer } from '../../_answers/feeds.ts';

export async function GET(_request: Request, { params }: { params: Promise<{ which: string[] }> }): Promise<Response> {
  return feedAnswer((await params).which, undefined);
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
