import { answering } from '#lib/api/answer.ts';
import { publishNow } from '#lib/api/verb-operations.ts';

export const POST = answering(publishNow);
