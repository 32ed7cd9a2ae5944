import { answering } from '#lib/api/answer.ts';
import { discard } from '#lib/api/verb-operations.ts';

export const POST = answering(discard);
