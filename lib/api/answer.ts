import 'server-only';
import { holderOfToken, type TokenHolder } from '#lib/accounts/tokens.ts';
import { notText } from '#lib/core/serving/json-body.ts';
import { oddStringIn } from '#lib/core/json-rules.ts';
import { notFound, ok, type Refusal, type Result, refuse, refuseInput } from '#lib/core/result.ts';
import { isUnreachable, transact, unavailable } from '#lib/core/transact.ts';
import { readBody } from './input.ts';
import { doneBefore, keepDone, type Keyed, requestHash } from './once.ts';
import type { Answer, Asked } from './message.ts';
import type { Call, Operation, Shown } from './operation.ts';
import { broken, jsonAnswer, problem, refused } from './problems.ts';
import { isShutOut, rememberWorking, takeFailure, takeRequest, tokenLimit } from './rate.ts';
import { readBearer, readIdempotencyKey, readIfMatch } from './request-rules.ts';

type Params = Record<string, string | string[]>;
/** `address`: whose wrong tokens are counted. The server gives it; Next, in development, does not. */
type Context = { params: Params; address: string };
export type Handler = (asked: Asked, context: Context) => Promise<Answer>;

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

/** The token's holder, or the answer to whoever has none that works. */
async function holderOf(asked: Asked, address: string): Promise<TokenHolder | { answer: Answer }> {
  const token = readBearer(asked.header('authorization'));
  const holder = token && !isShutOut(address, token) ? await holderOfToken(token) : null;
  if (token && holder) {
    rememberWorking(token);
    return holder;
  }
  const failure = takeFailure(address);
  return { answer: failure.allowed ? deadToken(token === null) : tooMany(failure.retryAfter) };
}

type Read = { call: Call; keyed: Keyed | null };
const refusedCall = (refusal: Refusal) => ({ answer: refused(refusal) });

function idOf(operation: Operation, params: Params): string | null {
  if (!operation.path.includes('[id]')) return '';
  const { id } = params;
  return typeof id === 'string' && uuid.test(id) ? id : null;
}

function queryOf(operation: Operation, url: URL): Result<unknown> {
  if (!operation.query) return ok({});
  const given = Object.fromEntries(url.searchParams);
  const odd = oddStringIn(given);
  if (odd !== null) return refuse('invalid', notText(odd));
  const parsed = operation.query.safeParse(given);
  return parsed.success ? ok(parsed.data) : refuseInput(parsed.error);
}

/** All that a request says, checked; or the answer to one that says it wrongly. */
async function read(
  operation: Operation,
  asked: Asked,
  params: Params,
  userId: string,
): Promise<Read | { answer: Answer }> {
  const id = idOf(operation, params);
  if (id === null) return refusedCall(notFound());
  const query = queryOf(operation, asked.url);
  if (!query.ok) return refusedCall(query);
  const ifMatch = asked.header('if-match');
  const version = operation.changes ? readIfMatch(ifMatch) : ok(0);
  if (!version.ok) return refusedCall(version);
  const call = { id, version: version.value, body: {}, query: query.value };
  if (operation.kind === 'read') return { call, keyed: null };
  const key = readIdempotencyKey(asked.header('idempotency-key'));
  if (!key.ok) return refusedCall(key);
  const body = await readBody(asked, operation.longest);
  if ('reason' in body) return { answer: problem(body.status, [body.reason]) };
  const parsed = operation.body?.safeParse(body.value);
  if (parsed && !parsed.success) return refusedCall(refuseInput(parsed.error));
  const hash = requestHash({ method: operation.method, path: asked.url.pathname, ifMatch, text: body.text });
  return {
    call: { ...call, body: parsed?.data ?? {} },
    keyed: key.value === null ? null : { userId, key: key.value, hash },
  };
}

function shownAnswer(operation: Operation, shown: Shown, headers: Record<string, string> = {}): Answer {
  return jsonAnswer(operation.status, shown.body, {
    ...(shown.version === undefined ? {} : { ETag: `"${shown.version}"` }),
    ...(shown.location === undefined ? {} : { Location: shown.location }),
    ...headers,
  });
}

/** One command in one transaction: what its key says was done, is not done again. What it did is shown as it left it. */
async function write(
  operation: Extract<Operation, { kind: 'write' }>,
  actor: TokenHolder['actor'],
  { call, keyed }: Read,
): Promise<Answer> {
  const result = await transact(actor, async (tx) => {
    const before = keyed && (await doneBefore(tx, keyed));
    if (before && 'ok' in before) return before;
    const done = before ? ok(before.done) : await operation.command(tx, actor, call);
    if (!done.ok) return done;
    if (keyed && !before) await keepDone(tx, keyed, done.value);
    return ok({ shown: await operation.show(tx, done.value), isRepeated: before !== null });
  });
  if (!result.ok) return refused(result);
  const { shown, isRepeated } = result.value;
  if (!shown) return refused(notFound());
  return shownAnswer(operation, shown, isRepeated ? { 'Idempotent-Replayed': 'true' } : {});
}

async function perform(operation: Operation, holder: TokenHolder, read: Read): Promise<Answer> {
  if (operation.kind === 'write') return write(operation, holder.actor, read);
  const result = await operation.read(holder.actor, read.call);
  return result.ok ? shownAnswer(operation, result.value) : refused(result);
}

async function respond(operation: Operation, asked: Asked, { params, address }: Context): Promise<Answer> {
  const holder = await holderOf(asked, address);
  if ('answer' in holder) return holder.answer;
  const taken = takeRequest(holder.tokenId);
  const call = taken.allowed
    ? await read(operation, asked, params, holder.actor.id)
    : { answer: tooMany(taken.retryAfter) };
  const answer = 'answer' in call ? call.answer : await perform(operation, holder, call);
  const { perSecond, burst } = tokenLimit();
  const limits = {
    'RateLimit-Policy': `"token";q=${burst};w=${Math.ceil(burst / perSecond)}`,
    RateLimit: `"token";r=${Math.floor(taken.bucket.left)};t=${taken.retryAfter}`,
  };
  return { ...answer, headers: { ...answer.headers, ...limits } };
}

/** The handler of an operation: token → limit → input → one command or query → answer. Never throws. */
export function handlerOf(operation: Operation): Handler {
  return async (asked, context) => {
    try {
      return await respond(operation, asked, context);
    } catch (error) {
      if (isUnreachable(error)) return refused(unavailable);
      console.error(error);
      return broken();
    }
  };
}
