import { answering } from '#lib/api/answer.ts';
import { schedule } from '#lib/api/verb-operations.ts';

export const POST = answering(schedule);
