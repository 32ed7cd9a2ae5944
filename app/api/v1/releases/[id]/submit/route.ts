import { answering } from '#lib/api/answer.ts';
import { submit } from '#lib/api/verb-operations.ts';

export const POST = answering(submit);
