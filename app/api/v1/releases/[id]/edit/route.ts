import { answering } from '#lib/api/answer.ts';
import { edit } from '#lib/api/verb-operations.ts';

export const POST = answering(edit);
