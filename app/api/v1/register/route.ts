import { answering } from '#lib/api/answer.ts';
import { readRegister } from '#lib/api/list-operations.ts';

export const GET = answering(readRegister);
