import { answering } from '#lib/api/answer.ts';
import { requestChangesOf } from '#lib/api/verb-operations.ts';

export const POST = answering(requestChangesOf);
