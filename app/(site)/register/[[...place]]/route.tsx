import { registerAnswer } from '../../_answers/register.tsx';

export async function GET(request: Request, { params }: { params: Promise<{ place?: string[] }> }): Promise<Response> {
  return registerAnswer(request, (await params).place ?? [], undefined);
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
