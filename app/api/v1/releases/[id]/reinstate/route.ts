import { answering } from '#lib/api/answer.ts';
import { reinstate } from '#lib/api/verb-operations.ts';

export const POST = answering(reinstate);
