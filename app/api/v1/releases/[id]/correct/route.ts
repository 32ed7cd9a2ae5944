import { answering } from '#lib/api/answer.ts';
import { correct } from '#lib/api/verb-operations.ts';

export const POST = answering(correct);
