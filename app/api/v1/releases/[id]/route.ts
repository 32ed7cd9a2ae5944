import { answering } from '#lib/api/answer.ts';
import { changeOperation, getOperation } from '#lib/api/release-operations.ts';

export const GET = answering(getOperation);
export const PATCH = answering(changeOperation);
