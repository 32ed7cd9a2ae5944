import { answering } from '#lib/api/answer.ts';
import { getOperation } from '#lib/api/release-operations.ts';

export const GET = answering(getOperation);
