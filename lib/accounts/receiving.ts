import 'server-only';
import type { ZodType } from 'zod';
import type { Actor } from '#lib/core/actor.ts';
import { bytesOf } from '#lib/core/body.ts';
import { httpStatus, type Result, refuse, refuseInput } from '#lib/core/result.ts';
import { siteOrigin } from '#lib/core/serving/site-response.ts';
import { isUnreachable, unavailable } from '#lib/core/transact.ts';
import { signedOut } from './rules.ts';
import { currentActor } from './session.ts';

type Command<Input, Value> = (actor: Actor, input: Input) => Promise<Result<Value>>;

const elsewhere = refuse('forbidden', {
  code: 'other-site',
  message: 'This was sent from another site. Open the newsroom at its own address and do it there.',
});

/** Whether a page of the newsroom itself sends this. Browsers say so of everything that is not merely fetched. */
function isFromHere(request: Request): boolean {
  const origin = request.headers.get('origin');
  if (!origin) return false;
  const here = [new URL(siteOrigin()).host, request.headers.get('x-forwarded-host'), request.headers.get('host')];
  return URL.canParse(origin) && here.includes(new URL(origin).host);
}

const tooLarge = (longest: number) =>
  refuse('invalid', {
    code: 'too-large',
    message: `A file has at most ${longest >> 20} MB. Make it smaller, or split it.`,
  });

const answer = (result: Result<unknown>) =>
  Response.json(result, {
    status: result.ok ? 200 : httpStatus[result.kind],
    headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' },
  });

/**
 * What `action` is for forms, for bytes: session → actor, parse → refusal with all reasons, one command. Server actions wait for
 * each other, and a text must not wait for a file.
 * @param longest bytes that are taken in
 * @returns a handler whose input is the given fields, `name` from the address and `bytes`
 */
export function receiving<Input, Value>(schema: ZodType<Input>, command: Command<Input, Value>, longest: number) {
  const receive = async (request: Request, fields: object): Promise<Result<Value>> => {
    if (!isFromHere(request)) return elsewhere;
    const actor = await currentActor();
    if (!actor) return signedOut;
    const isLonger = Number(request.headers.get('content-length') ?? 0) > longest;
    const bytes = isLonger ? null : await bytesOf(request.body ?? [], longest);
    if (!bytes) return tooLarge(longest);
    const name = new URL(request.url).searchParams.get('name') ?? '';
    const parsed = schema.safeParse({ ...fields, name, bytes });
    return parsed.success ? command(actor, parsed.data) : refuseInput(parsed.error);
  };
  return async (request: Request, fields: object): Promise<Response> => {
    try {
      return answer(await receive(request, fields));
    } catch (error) {
      if (isUnreachable(error)) return answer(unavailable);
      throw error;
    }
  };
}
