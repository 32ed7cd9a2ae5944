import 'server-only';
import type { ZodType } from 'zod';
import type { Actor } from '#lib/core/actor.ts';
import { type Result, refuseInput } from '#lib/core/result.ts';

type Command<Input, Value> = (actor: Actor, input: Input) => Promise<Result<Value>>;

/** An action that a screen calls by name. It takes any input and answers a command's `Result`. */
export type Action<Value> = (actor: Actor, raw: unknown) => Promise<Result<Value>>;

/**
 * Makes an action: it parses the input, refuses it with all reasons, or runs one command.
 * `receiving.ts` finds the actor before.
 */
export function action<Input, Value>(schema: ZodType<Input>, command: Command<Input, Value>): Action<Value> {
  return async (actor, raw) => {
    const parsed = schema.safeParse(raw);
    return parsed.success ? command(actor, parsed.data) : refuseInput(parsed.error);
  };
}

/**
 * An action for somebody without a session, such as to accept an invitation. Their only right is
 * the code or the e-mail address in the input.
 * @param address the network address of the sender
 */
export type Visit<Value> = (raw: object, address: string) => Promise<Result<Value>>;

/** Makes a visit, as `action` makes an action. A schema may ask for `address`. */
export function visit<Input, Value>(
  schema: ZodType<Input>,
  command: (input: Input) => Promise<Result<Value>>,
): Visit<Value> {
  return async (raw, address) => {
    const parsed = schema.safeParse({ ...raw, address });
    return parsed.success ? command(parsed.data) : refuseInput(parsed.error);
  };
}
