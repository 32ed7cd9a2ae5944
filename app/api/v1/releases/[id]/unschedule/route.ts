import { answering } from '#lib/api/answer.ts';
import { unschedule } from '#lib/api/verb-operations.ts';

export const POST = answering(unschedule);
