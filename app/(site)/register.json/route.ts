import { registerJson } from '../_answers/register.tsx';

export function GET(request: Request): Promise<Response> {
  return registerJson(request);
}
