import { answering } from '#lib/api/answer.ts';
import { keep } from '#lib/api/file-operations.ts';

export const POST = answering(keep);
