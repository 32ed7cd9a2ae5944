import { answering } from '#lib/api/answer.ts';
import { compareEditions } from '#lib/api/past-operations.ts';

export const GET = answering(compareEditions);
