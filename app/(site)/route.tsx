import { latestAnswer } from './_answers/latest.tsx';

export function GET(request: Request): Promise<Response> {
  return latestAnswer(request, undefined);
}

// Nothing of it is made when Next builds: there is no database then.
export const dynamic = 'force-dynamic';
