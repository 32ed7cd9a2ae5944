import { copyCheckAnswer } from '../../_answers/copy-check/copy-check.tsx';

export async function GET(_request: Request, { params }: { params: Promise<{ language: string }> }): Promise<Response> {
  return copyCheckAnswer((await params).language);
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
