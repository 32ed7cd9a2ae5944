import { answering } from '#lib/api/answer.ts';
import { readHistory } from '#lib/api/past-operations.ts';

export const GET = answering(readHistory);
