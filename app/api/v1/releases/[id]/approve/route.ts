import { answering } from '#lib/api/answer.ts';
import { approve } from '#lib/api/verb-operations.ts';

export const POST = answering(approve);
