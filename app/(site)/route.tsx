import { latestAnswer } from './_answers/latest.tsx';

export function GET(request: Request): Promise<Response> {
  return latestAnswer(request, undefined);
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
