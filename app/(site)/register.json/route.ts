import { registerJson } from '../_answers/register-data.ts';

export function GET(request: Request): Promise<Response> {
  return registerJson(request);
}

// Nothing of it is made when Next builds: there is no database then.
export const dynamic = 'force-dynamic';
