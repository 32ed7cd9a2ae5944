import { registerAnswer } from '../_answers/register.tsx';

export function GET(request: Request): Promise<Response> {
  return registerAnswer(request, undefined);
}
