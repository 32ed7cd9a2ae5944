import 'server-only';
import type { ZodType } from 'zod';
import type { Actor } from '#lib/core/actor.ts';
import { bytesOf } from '#lib/core/serving/body.ts';
import { notText, readJson } from '#lib/core/serving/json-body.ts';
import { unstorableStringIn } from '#lib/core/json-rules.ts';
import { httpStatus, ok, type Reason, type Refusal, type Result, refuse, refuseInput } from '#lib/core/result.ts';
import { isOwnOrigin } from '#lib/core/serving/origin-rules.ts';
import { siteOrigin } from '#lib/core/serving/site-response.ts';
import { isUnreachable, unavailable } from '#lib/core/transact.ts';
import type { Action } from './action.ts';
import { otherHands, signedOut, viewerHeader } from './rules.ts';
import { currentActor } from './session.ts';

type Command<Input, Value> = (actor: Actor, input: Input) => Promise<Result<Value>>;

/** Bytes of what an action is told: a paste of 5 MB is refused by its schema, in words. */
const longestInput = 8 << 20;

const fromOtherSite = refuse('forbidden', {
  code: 'other-site',
  message: 'This was sent from another site. Open the newsroom at its own address and do it there.',
});

const unknownAction = refuse('not-found', {
  code: 'no-such-action',
  message: 'The newsroom does nothing of that name. Load the page anew: it is of an older version.',
});

const failed = refuse('unavailable', {
  code: 'failed',
  message: 'The newsroom failed at this, so it is not certain whether it was done. Load the page anew, then decide.',
});

const respond = (result: Result<unknown>, status: number) =>
  Response.json(result, {
    status,
    headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' },
  });

const answer = (result: Result<unknown>) => respond(result, result.ok ? 200 : httpStatus[result.kind]);

/**
 * Who acts, or why nothing is done: sent by a page of the newsroom, with a session, by whom that
 * page shows.
 */
async function senderOf({ headers }: Request): Promise<Result<Actor>> {
  if (!isOwnOrigin(headers.get('origin') ?? '', siteOrigin())) return fromOtherSite;
  const actor = await currentActor();
  if (!actor) return signedOut;
  return headers.get(viewerHeader) === actor.id ? ok(actor) : otherHands(actor.name);
}

/** The gate of all that the desk sends: nothing of a body is read before its sender is known. */
async function withSender(request: Request, receive: (actor: Actor) => Promise<Response>): Promise<Response> {
  try {
    const sender = await senderOf(request);
    return sender.ok ? await receive(sender.value) : answer(sender);
  } catch (error) {
    if (isUnreachable(error)) return answer(unavailable);
    console.error(error);
    return respond(failed, 500);
  }
}

const refusedBody = (status: number, reason: Reason) => respond(refuse('invalid', reason) satisfies Refusal, status);

/**
 * Takes in what a screen does: one JSON object for one action.
 * @param actions by their names in the address
 */
export function actionReceiver(actions: Readonly<Record<string, Action<unknown>>>) {
  return (request: Request, name: string): Promise<Response> =>
    withSender(request, async (actor) => {
      const act = Object.hasOwn(actions, name) ? actions[name] : undefined;
      if (!act) return answer(unknownAction);
      const body = await readJson(
        {
          header: (header) => request.headers.get(header),
          bytes: (longest) => bytesOf(request.body ?? [], longest),
        },
        longestInput,
        `The newsroom takes at most ${longestInput >> 20} MB at once. Split the text.`,
      );
      return 'reason' in body ? refusedBody(body.status, body.reason) : answer(await act(actor, body.value));
    });
}

const tooLarge = (longest: number): Reason => ({
  code: 'too-large',
  message: `A file has at most ${longest >> 20} MB. Make it smaller, or split it.`,
});

/**
 * Takes in a file. Its bytes are the body: a text must not wait for it.
 * @param longest bytes that are taken in
 * @returns a handler whose input is the given fields, `name` from the address and `bytes`
 */
export function fileReceiver<Input, Value>(schema: ZodType<Input>, command: Command<Input, Value>, longest: number) {
  return (request: Request, fields: object): Promise<Response> =>
    withSender(request, async (actor) => {
      const name = new URL(request.url).searchParams.get('name') ?? '';
      const badField = unstorableStringIn({ ...fields, name });
      if (badField !== null) return refusedBody(422, notText(badField));
      const isLonger = Number(request.headers.get('content-length') ?? 0) > longest;
      const bytes = isLonger ? null : await bytesOf(request.body ?? [], longest);
      if (!bytes) return refusedBody(413, tooLarge(longest));
      const parsed = schema.safeParse({ ...fields, name, bytes });
      return answer(parsed.success ? await command(actor, parsed.data) : refuseInput(parsed.error));
    });
}
