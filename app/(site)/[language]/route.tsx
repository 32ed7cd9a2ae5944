import { latestAnswer } from '../_answers/latest.tsx';

export async function GET(request: Request, { params }: { params: Promise<{ language: string }> }): Promise<Response> {
  return latestAnswer(request, (await params).language);
}
