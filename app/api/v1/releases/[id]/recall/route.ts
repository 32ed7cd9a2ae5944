import { answering } from '#lib/api/answer.ts';
import { recall } from '#lib/api/verb-operations.ts';

export const POST = answering(recall);
