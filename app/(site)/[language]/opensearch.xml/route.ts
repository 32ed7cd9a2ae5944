import { openSearch } from '../../_answers/machines.ts';

export async function GET(_request: Request, { params }: { params: Promise<{ language: string }> }): Promise<Response> {
  return openSearch((await params).language);
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
