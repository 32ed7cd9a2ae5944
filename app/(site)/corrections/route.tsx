import { correctionsAnswer } from '../_answers/corrections.tsx';

export function GET(request: Request): Promise<Response> {
  return correctionsAnswer(request, undefined);
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
