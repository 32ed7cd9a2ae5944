import { answering } from '#lib/api/answer.ts';
import { restore } from '#lib/api/verb-operations.ts';

export const POST = answering(restore);
