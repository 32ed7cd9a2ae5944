import { latestAnswer } from './_answers/latest.tsx';

export function GET(request: Request): Promise<Response> {
  return latestAnswer(request, undefined);
}
