import 'server-only';
import { type ZodType, z } from 'zod';
import type { Actor } from '#lib/core/actor.ts';
import { bytesOf } from '#lib/core/serving/body.ts';
import { clientHeader } from '#lib/core/serving/gate/client-address.ts';
import { notText, readJson } from '#lib/core/serving/json-body.ts';
import { unstorableStringIn } from '#lib/core/json-rules.ts';
import { httpStatus, ok, type Reason, type Refusal, type Result, refuse, refuseInput } from '#lib/core/result.ts';
import { isOwnOrigin } from '#lib/core/serving/gate/origin-rules.ts';
import { siteOrigin } from '#lib/core/serving/site-response.ts';
import { isUnreachable, unavailable } from '#lib/core/transact.ts';
import type { Action, Visit } from './action.ts';
import { otherHands, signedOut, viewerHeader } from './rules.ts';
import { currentActor } from './session.ts';
import { visitLimits } from './visit-limits.ts';

type Command<Input, Value> = (actor: Actor, input: Input) => Promise<Result<Value>>;

/** Bytes of an action's input. It leaves room for a paste of 5 MB, which the schema refuses. */
const longestInput = 8 << 20;

const fromOtherSite = refuse('forbidden', {
  code: 'other-site',
  message: 'This was sent from another site. Open the newsroom at its own address and do it there.',
});

const unknownAction = refuse('not-found', {
  code: 'no-such-action',
  message: 'The newsroom has no action of that name. This page is of an older version. Load it anew.',
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
 * The actor of a request, or the refusal. A page of the newsroom must have sent it, with a session
 * of the person whom the page shows.
 */
async function senderOf({ headers }: Request): Promise<Result<Actor>> {
  if (!isOwnOrigin(headers.get('origin') ?? '', siteOrigin())) return fromOtherSite;
  const actor = await currentActor();
  if (!actor) return signedOut;
  return headers.get(viewerHeader) === actor.id ? ok(actor) : otherHands(actor.name);
}

/** Runs `work` and answers an error in words. */
async function answering(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (isUnreachable(error)) return answer(unavailable);
    console.error(error);
    return respond(failed, 500);
  }
}

/** The gate of the desk's requests. It reads no byte of a body before it knows the sender. */
function withSender(request: Request, receive: (actor: Actor) => Promise<Response>): Promise<Response> {
  return answering(async () => {
    const sender = await senderOf(request);
    return sender.ok ? receive(sender.value) : answer(sender);
  });
}

const refusedBody = (status: number, reason: Reason) => respond(refuse('invalid', reason) satisfies Refusal, status);

/** @param tooLong the message for a body above `longest` bytes */
const bodyOf = (request: Request, longest: number, tooLong: string) =>
  readJson(
    {
      header: (header) => request.headers.get(header),
      bytes: (most) => bytesOf(request.body ?? [], most),
    },
    longest,
    tooLong,
  );

/**
 * Receives the actions of a screen. A request carries one JSON object for one action.
 * @param actions by their names in the address
 */
export function actionReceiver(actions: Readonly<Record<string, Action<unknown>>>) {
  return (request: Request, name: string): Promise<Response> =>
    withSender(request, async (actor) => {
      const act = Object.hasOwn(actions, name) ? actions[name] : undefined;
      if (!act) return answer(unknownAction);
      const tooLong = `The newsroom takes at most ${longestInput >> 20} MB at once. Split the text.`;
      const body = await bodyOf(request, longestInput, tooLong);
      return 'reason' in body ? refusedBody(body.status, body.reason) : answer(await act(actor, body.value));
    });
}

/** Bytes of a visitor's input. The largest is a house with its emblem. */
const longestVisit = 320 << 10;

const visitSchema = z.looseObject({ code: z.string('The code is missing.').optional() });

/**
 * Receives the visits of somebody without a session. A request carries one JSON object for one
 * visit. Tries are counted by address before the body is read, and then by the code in it.
 * @param visits by their names in the address
 */
export function visitReceiver(visits: Readonly<Record<string, Visit<unknown>>>) {
  const limits = visitLimits();
  const receive = async (request: Request, act: Visit<unknown>): Promise<Response> => {
    const address = request.headers.get(clientHeader) ?? '';
    const crowd = limits.refusalOfNetwork(address);
    if (crowd) return answer(crowd);
    const body = await bodyOf(request, longestVisit, `At most ${longestVisit >> 10} KB can be sent here.`);
    if ('reason' in body) return refusedBody(body.status, body.reason);
    const input = visitSchema.safeParse(body.value);
    if (!input.success) return answer(refuseInput(input.error));
    const { code } = input.data;
    const often = code && limits.refusalOfCode(code);
    return answer(often || (await act(input.data, address)));
  };
  return (request: Request, name: string): Promise<Response> =>
    answering(async () => {
      if (!isOwnOrigin(request.headers.get('origin') ?? '', siteOrigin())) return answer(fromOtherSite);
      const act = Object.hasOwn(visits, name) ? visits[name] : undefined;
      return act ? receive(request, act) : answer(unknownAction);
    });
}

const tooLarge = (longest: number): Reason => ({
  code: 'too-large',
  message: `A file has at most ${longest >> 20} MB. Make it smaller, or split it.`,
  params: { kilobytes: longest >> 10 },
});

/**
 * Receives a file. The body is the bytes of the file, so that no text waits for them.
 * @param longest the most bytes of a file
 * @returns a handler. Its input is the given fields, `name` from the address and `bytes`.
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
