import 'server-only';
import { reserveNumber, voidNumber } from '#lib/publishing/numbers.ts';
import type { ReserveInput, VoidInput } from '#lib/numbering/schema.ts';
import type { Operation } from './operation.ts';
import { reserveBody, reservedNumberSchema, voidBody } from './schema.ts';

// A reserved number has no version. The command's result is the whole answer.
const number = {
  kind: 'write',
  method: 'POST',
  query: null,
  answer: reservedNumberSchema,
  changes: false,
  who: 'an editor',
} as const;

export const reserve: Operation = {
  ...number,
  name: 'reserveNumber',
  path: '/numbers/reserve',
  summary: 'Takes the next number ahead of its text. The register lists it as reserved at once.',
  status: 201,
  body: reserveBody,
  command: (tx, actor, { body }) => reserveNumber.within(tx, actor, body as ReserveInput),
  show: async (_tx, body) => ({ body }),
};

export const endReservation: Operation = {
  ...number,
  name: 'voidNumber',
  path: '/numbers/[id]/void',
  summary: 'Ends a reserved number that is not used. The register keeps it as void, with the reason.',
  status: 200,
  body: voidBody,
  command: (tx, actor, { id, body }) =>
    voidNumber.within(tx, actor, { ...(body as Omit<VoidInput, 'reservationId'>), reservationId: id }),
  show: async (_tx, body) => ({ body }),
};
