import { answering } from '#lib/api/answer.ts';
import { withdraw } from '#lib/api/verb-operations.ts';

export const POST = answering(withdraw);
