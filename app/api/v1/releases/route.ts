import { answering } from '#lib/api/answer.ts';
import { createOperation } from '#lib/api/release-operations.ts';

export const POST = answering(createOperation);
