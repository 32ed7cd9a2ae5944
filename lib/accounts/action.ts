import 'server-only';
import type { ZodType } from 'zod';
import type { Actor } from '#lib/core/actor.ts';
import { type Result, refuseInput } from '#lib/core/result.ts';

type Command<Input, Value> = (actor: Actor, input: Input) => Promise<Result<Value>>;

/** What the desk asks for by name: an input of any shape, answered with the command's `Result`. */
export type Action<Value> = (actor: Actor, raw: unknown) => Promise<Result<Value>>;

/**
 * Makes the one kind of action there is: parse → refusal with all reasons, one command. Who acts is
 * seen before (`receiving.ts`).
 */
export function action<Input, Value>(schema: ZodType<Input>, command: Command<Input, Value>): Action<Value> {
  return async (actor, raw) => {
    const parsed = schema.safeParse(raw);
    return parsed.success ? command(actor, parsed.data) : refuseInput(parsed.error);
  };
}

/**
 * What somebody without a session asks for by name, such as to join by an invitation. The code or
 * the address in the input is all the right that they have.
 * @param address where the request came from
 */
export type Visit<Value> = (raw: object, address: string) => Promise<Result<Value>>;

/** Makes the one kind of visit there is, like an action. A schema may ask for `address`. */
export function visit<Input, Value>(
  schema: ZodType<Input>,
  command: (input: Input) => Promise<Result<Value>>,
): Visit<Value> {
  return async (raw, address) => {
    const parsed = schema.safeParse({ ...raw, address });
    return parsed.success ? command(parsed.data) : refuseInput(parsed.error);
  };
}
