import { answering } from '#lib/api/answer.ts';
import { listReleases } from '#lib/api/list-operations.ts';
import { createOperation } from '#lib/api/release-operations.ts';

export const GET = answering(listReleases);
export const POST = answering(createOperation);
