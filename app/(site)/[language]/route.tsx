import { latestAnswer } from '../_answers/latest.tsx';

export async function GET(request: Request, { params }: { params: Promise<{ language: string }> }): Promise<Response> {
  return latestAnswer(request, (await params).language);
}

// Nothing of it is made when Next builds: there is no database then.
export const dynamic = 'force-dynamic';
