import { answering } from '#lib/api/answer.ts';
import { reserve } from '#lib/api/number-operations.ts';

export const POST = answering(reserve);
