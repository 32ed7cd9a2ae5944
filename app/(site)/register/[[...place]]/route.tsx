import { registerAnswer } from '../../_answers/register.tsx';

export async function GET(request: Request, { params }: { params: Promise<{ place?: string[] }> }): Promise<Response> {
  return registerAnswer(request, (await params).place ?? [], undefined);
}

// Nothing of it is made when Next builds: there is no database then.
export const dynamic = 'force-dynamic';
