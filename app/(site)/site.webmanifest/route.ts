import { manifest } from '../_answers/machines.ts';

export function GET(): Promise<Response> {
  return manifest();
}

// Next renders nothing of it during the build, when there is no database.
export const dynamic = 'force-dynamic';
