import { correctionsAnswer } from '../../_answers/corrections.tsx';

export async function GET(request: Request, { params }: { params: Promise<{ language: string }> }): Promise<Response> {
  return correctionsAnswer(request, (await params).language);
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
