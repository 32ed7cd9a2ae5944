import { registerAnswer } from '../../../_answers/register.tsx';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ language: string; place?: string[] }> },
): Promise<Response> {
  const { language, place = [] } = await params;
  return registerAnswer(request, place, language);
}

// Nothing of it is made when Next builds: there is no database then.
export const dynamic = 'force-dynamic';
