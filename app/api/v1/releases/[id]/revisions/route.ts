import { answering } from '#lib/api/answer.ts';
import { listRevisions } from '#lib/api/past-operations.ts';

export const GET = answering(listRevisions);
