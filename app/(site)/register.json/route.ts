import { registerJson } from '../_answers/register-data.ts';

export function GET(request: Request): Promise<Response> {
  return registerJson(request);
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
