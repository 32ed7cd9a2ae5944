import { aboutAnswer } from '../_answers/house-pages.tsx';

export function GET(): Promise<Response> {
  return aboutAnswer(undefined);
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
