import { answering } from '#lib/api/answer.ts';
import { reviewNow } from '#lib/api/verb-operations.ts';

export const POST = answering(reviewNow);
