import 'server-only';
import { refresh } from 'next/cache';
import type { ZodType } from 'zod';
import type { Actor } from '#lib/core/actor.ts';
import { type Result, refuseInput } from '#lib/core/result.ts';
import { isUnreachable, unavailable } from '#lib/core/transact.ts';
import { signedOut } from './rules.ts';
import { currentActor } from './session.ts';

type Command<Input, Value> = (actor: Actor, input: Input) => Promise<Result<Value>>;

/**
 * Makes the one kind of server action there is: session → actor, parse → refusal with all reasons, one command,
 * fresh page. It answers with the command's `Result`; only what nobody expected is thrown.
 * @param options.revalidate draw the page anew with the answer. Default: when the command succeeded.
 */
export function action<Input, Value>(
  schema: ZodType<Input>,
  command: Command<Input, Value>,
  options: { revalidate?: boolean } = {},
) {
  const { revalidate = true } = options;
  return async (raw: unknown): Promise<Result<Value>> => {
    try {
      const actor = await currentActor();
      if (!actor) return signedOut;
      const parsed = schema.safeParse(raw);
      if (!parsed.success) return refuseInput(parsed.error);
      const result = await command(actor, parsed.data);
      if (result.ok && revalidate) refresh();
      return result;
    } catch (error) {
      if (isUnreachable(error)) return unavailable;
      throw error;
    }
  };
}
