import { answering } from '#lib/api/answer.ts';
import { listSeries } from '#lib/api/list-operations.ts';

export const GET = answering(listSeries);
