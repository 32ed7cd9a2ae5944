import { answering } from '#lib/api/answer.ts';
import { publish } from '#lib/api/verb-operations.ts';

export const POST = answering(publish);
