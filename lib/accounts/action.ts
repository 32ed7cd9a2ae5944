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
