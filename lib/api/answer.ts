import 'server-only';
import { holderOfToken, type TokenHolder } from '#lib/accounts/tokens.ts';
import { notText } from '#lib/core/serving/json-body.ts';
import { unstorableStringIn } from '#lib/core/json-rules.ts';
import { notFound, ok, type Refusal, type Result, refuse, refuseInput } from '#lib/core/result.ts';
import { isUnreachable, transact, unavailable } from '#lib/core/transact.ts';
import { readBody } from './input.ts';
import { earlierResult, keepResult, type KeyedRequest, requestHash } from './once.ts';
import type { Answer, ApiRequest } from './message.ts';
import type { Call, Operation, View } from './operation.ts';
import { failureAnswer, jsonAnswer, problem, refusalAnswer } from './problems.ts';
import { isShutOut, rememberWorking, takeFailure, takeRequest, tokenLimit } from './rate.ts';
import { readBearer, readIdempotencyKey, readIfMatch } from './request-rules.ts';

type Params = Record<string, string | string[]>;
/** `address`: the client’s, for counting wrong tokens. Next, in development, has none. */
type Context = { params: Params; address: string };
export type Handler = (request: ApiRequest, context: Context) => Promise<Answer>;

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

const tooMany = (retryAfter: number) =>
  problem(429, [{ code: 'too-many', message: `Too many requests. Wait ${retryAfter} seconds, then go on.` }], {
    'Retry-After': String(retryAfter),
  });

const deadToken = (isMissing: boolean) =>
  problem(
    401,
    [
      isMissing
        ? { code: 'token-missing', message: 'Send your token: Authorization: Bearer pmk_…' }
        : {
            code: 'token-dead',
            message: 'This token is unknown, has ended, or its user was removed. Ask for another.',
          },
    ],
    { 'WWW-Authenticate': isMissing ? 'Bearer' : 'Bearer error="invalid_token"' },
  );

/** The token’s holder, or the answer to a request without a valid token. */
async function holderOf(request: ApiRequest, address: string): Promise<TokenHolder | { answer: Answer }> {
  const token = readBearer(request.header('authorization'));
  const holder = token && !isShutOut(address, token) ? await holderOfToken(token) : null;
  if (token && holder) {
    rememberWorking(token);
    return holder;
  }
  const failure = takeFailure(address);
  return { answer: failure.allowed ? deadToken(token === null) : tooMany(failure.retryAfter) };
}

type ParsedRequest = { call: Call; keyedRequest: KeyedRequest | null };
const refusalCall = (refusal: Refusal) => ({ answer: refusalAnswer(refusal) });

function idOf(operation: Operation, params: Params): string | null {
  if (!operation.path.includes('[id]')) return '';
  const { id } = params;
  return typeof id === 'string' && uuid.test(id) ? id : null;
}

function queryOf(operation: Operation, url: URL): Result<unknown> {
  if (!operation.query) return ok({});
  const parameters = Object.fromEntries(url.searchParams);
  const odd = unstorableStringIn(parameters);
  if (odd !== null) return refuse('invalid', notText(odd));
  const parsed = operation.query.safeParse(parameters);
  return parsed.success ? ok(parsed.data) : refuseInput(parsed.error);
}

/** Parses and checks a request, or returns the answer to an invalid one. */
async function parsed(
  operation: Operation,
  request: ApiRequest,
  params: Params,
  userId: string,
): Promise<ParsedRequest | { answer: Answer }> {
  const id = idOf(operation, params);
  if (id === null) return refusalCall(notFound());
  const query = queryOf(operation, request.url);
  if (!query.ok) return refusalCall(query);
  const ifMatch = request.header('if-match');
  const version = operation.changes ? readIfMatch(ifMatch) : ok(0);
  if (!version.ok) return refusalCall(version);
  const call = { id, version: version.value, body: {}, query: query.value };
  if (operation.kind === 'read') return { call, keyedRequest: null };
  const key = readIdempotencyKey(request.header('idempotency-key'));
  if (!key.ok) return refusalCall(key);
  const body = await readBody(request, operation.longest);
  if ('reason' in body) return { answer: problem(body.status, [body.reason]) };
  const parsed = operation.body?.safeParse(body.value);
  if (parsed && !parsed.success) return refusalCall(refuseInput(parsed.error));
  const hash = requestHash({ method: operation.method, path: request.url.pathname, ifMatch, text: body.text });
  return {
    call: { ...call, body: parsed?.data ?? {} },
    keyedRequest: key.value === null ? null : { userId, key: key.value, hash },
  };
}

function viewAnswer(operation: Operation, view: View, headers: Record<string, string> = {}): Answer {
  return jsonAnswer(operation.status, view.body, {
    ...(view.version === undefined ? {} : { ETag: `"${view.version}"` }),
    ...(view.location === undefined ? {} : { Location: view.location }),
    ...headers,
  });
}

/**
 * Runs one command and reads its answer in one transaction. A repeated Idempotency-Key skips the
 * command.
 */
async function write(
  operation: Extract<Operation, { kind: 'write' }>,
  actor: TokenHolder['actor'],
  { call, keyedRequest }: ParsedRequest,
): Promise<Answer> {
  const result = await transact(actor, async (tx) => {
    const earlier = keyedRequest && (await earlierResult(tx, keyedRequest));
    if (earlier && 'ok' in earlier) return earlier;
    const result = earlier ? ok(earlier.done) : await operation.command(tx, actor, call);
    if (!result.ok) return result;
    if (keyedRequest && !earlier) await keepResult(tx, keyedRequest, result.value);
    return ok({ shown: await operation.show(tx, result.value), isRepeated: earlier !== null });
  });
  if (!result.ok) return refusalAnswer(result);
  const { shown: view, isRepeated } = result.value;
  if (!view) return refusalAnswer(notFound());
  return viewAnswer(operation, view, isRepeated ? { 'Idempotent-Replayed': 'true' } : {});
}

async function perform(operation: Operation, holder: TokenHolder, parsed: ParsedRequest): Promise<Answer> {
  if (operation.kind === 'write') return write(operation, holder.actor, parsed);
  const result = await operation.read(holder.actor, parsed.call);
  return result.ok ? viewAnswer(operation, result.value) : refusalAnswer(result);
}

async function respond(operation: Operation, request: ApiRequest, { params, address }: Context): Promise<Answer> {
  const holder = await holderOf(request, address);
  if ('answer' in holder) return holder.answer;
  const quota = takeRequest(holder.tokenId);
  const call = quota.allowed
    ? await parsed(operation, request, params, holder.actor.id)
    : { answer: tooMany(quota.retryAfter) };
  const answer = 'answer' in call ? call.answer : await perform(operation, holder, call);
  const { perSecond, burst } = tokenLimit();
  const limits = {
    'RateLimit-Policy': `"token";q=${burst};w=${Math.ceil(burst / perSecond)}`,
    RateLimit: `"token";r=${Math.floor(quota.bucket.left)};t=${quota.retryAfter}`,
  };
  return { ...answer, headers: { ...answer.headers, ...limits } };
}

/**
 * Makes the handler of an operation: token, rate limit, input, command or query, answer. Never
 * throws.
 */
export function handlerOf(operation: Operation): Handler {
  return async (request, context) => {
    try {
      return await respond(operation, request, context);
    } catch (error) {
      if (isUnreachable(error)) return refusalAnswer(unavailable);
      console.error(error);
      return failureAnswer();
    }
  };
}
