import { copyCheckAnswer } from '../_answers/copy-check/copy-check.tsx';

export async function GET(): Promise<Response> {
  return copyCheckAnswer(undefined);
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
