import { registerAnswer } from '../../../_answers/register.tsx';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ language: string; place?: string[] }> },
): Promise<Response> {
  const { language, place = [] } = await params;
  return registerAnswer(request, place, language);
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
