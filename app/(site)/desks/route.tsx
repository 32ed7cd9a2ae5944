import { desksAnswer } from '../_answers/desks.tsx';

export function GET(request: Request): Promise<Response> {
  return desksAnswer(request, undefined, undefined);
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
