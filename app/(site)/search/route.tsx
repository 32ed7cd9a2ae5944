import { searchAnswer } from '../_answers/search.tsx';

export function GET(request: Request): Promise<Response> {
  return searchAnswer(request, undefined);
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
