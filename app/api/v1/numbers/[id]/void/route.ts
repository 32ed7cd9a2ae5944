import { answering } from '#lib/api/answer.ts';
import { endReservation } from '#lib/api/number-operations.ts';

export const POST = answering(endReservation);
