import 'server-only';
import type { z } from 'zod';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import type { Result } from '#lib/core/result.ts';

type Method = 'GET' | 'POST' | 'PATCH';

/** What a request asks, read and checked. `id` and `version` are there where the operation has them. */
export type Call = { id: string; version: number; body: unknown; query: unknown };

/** What is shown: a body, with the version and the address of what it is about. */
export type View = { body: unknown; version?: number; location?: string };

/** One line of the API's table; routes, document and tests are made from it. */
export type Operation = {
  /** The name in the OpenAPI document, such as `submitRelease`. */
  name: string;
  method: Method;
  /** Below /api/v1, with parameters as Next's folders write them. */
  path: string;
  summary: string;
  /** Who may, in words; the command decides. */
  who: string;
  status: 200 | 201;
  body: z.ZodType | null;
  /** Bytes of a body, where a text's are not enough. */
  longest?: number;
  query: z.ZodType | null;
  answer: z.ZodType;
  /** Changes what exists already: If-Match is demanded. */
  changes: boolean;
} & (
  | { kind: 'read'; read: (actor: Actor, call: Call) => Promise<Result<View>> }
  | {
      kind: 'write';
      /** Exactly one command, in the transaction of the request. Its value is kept under an Idempotency-Key: ids, no text. */
      command: (tx: Tx, actor: Actor, call: Call) => Promise<Result<unknown>>;
      /** Shows what the command did, in its transaction or in that of a repeated request. Null: not the actor's to see. */
      show: (tx: Tx, result: unknown) => Promise<View | null>;
    }
);
