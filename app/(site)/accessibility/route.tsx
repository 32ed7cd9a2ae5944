import { accessibilityAnswer } from '../_answers/house-pages.tsx';

export function GET(): Promise<Response> {
  return accessibilityAnswer(undefined);
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
