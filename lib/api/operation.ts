import 'server-only';
import type { z } from 'zod';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import type { Result } from '#lib/core/result.ts';

type Method = 'GET' | 'POST' | 'PATCH';

/** A checked request. `id` is '' and `version` 0 if the operation has none. */
export type Call = { id: string; version: number; body: unknown; query: unknown };

/** An answer’s body, with the version (ETag) and the address (Location) of its release. */
export type View = { body: unknown; version?: number; location?: string };

/** One operation of the API. Routes, document and tests are made from it. */
export type Operation = {
  /** The name in the OpenAPI document, such as `submitRelease`. */
  name: string;
  method: Method;
  /** Below /api/v1, with parameters in brackets: /releases/[id]. */
  path: string;
  summary: string;
  /** Who may do it, in words. The command decides. */
  who: string;
  status: 200 | 201;
  body: z.ZodType | null;
  /** The limit of the body in bytes. Default: `longestBody`. */
  longest?: number;
  query: z.ZodType | null;
  answer: z.ZodType;
  /** True if it changes an existing release and so requires If-Match. */
  changes: boolean;
} & (
  | { kind: 'read'; read: (actor: Actor, call: Call) => Promise<Result<View>> }
  | {
      kind: 'write';
      /**
       * Runs one command. Its result is kept under the Idempotency-Key, so it has ids and no text.
       */
      command: (tx: Tx, actor: Actor, call: Call) => Promise<Result<unknown>>;
      /**
       * Reads the answer after the command, in the same transaction; null if the actor may not see
       * it.
       */
      show: (tx: Tx, result: unknown) => Promise<View | null>;
    }
);
