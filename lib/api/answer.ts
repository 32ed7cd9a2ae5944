import 'server-only';
import { holderOfToken, type TokenHolder } from '#lib/accounts/tokens.ts';
import { notFound, ok, type Refusal, type Result, refuseInput } from '#lib/core/result.ts';
import { leave } from '#lib/core/statement.ts';
import { isUnreachable, surrounded, unavailable } from '#lib/core/transact.ts';
import { readBody } from './input.ts';
import { doneBefore, keepDone, type Keyed, requestHash } from './once.ts';
import type { Call, Operation, Shown } from './operation.ts';
import { broken, jsonAnswer, problem, refused } from './problems.ts';
import { isShutOut, rememberWorking, takeFailure, takeRequest, tokenLimit } from './rate.ts';
import { readBearer, readIdempotencyKey, readIfMatch } from './request-rules.ts';

type Context = {
  params?: Promise<Record<string, string | string[]>>;
  /** Whose wrong tokens are counted. The server gives it; Next, in development, does not. */
  address?: string;
};
export type Handler = ((request: Request, context: Context) => Promise<Response>) & { operation: string };

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
async function holderOf(request: Request, address: string): Promise<TokenHolder | Response> {
  const token = readBearer(request.headers.get('authorization'));
  const holder = token && !isShutOut(address, token) ? await holderOfToken(token) : null;
  if (token && holder) {
    rememberWorking(token);
    return holder;
  }
  const failure = takeFailure(address);
  return failure.allowed ? deadToken(token === null) : tooMany(failure.retryAfter);
}

type Asked = { call: Call; keyed: Keyed | null };
const refusedCall = (refusal: Refusal) => ({ answer: refused(refusal) });

function idOf(operation: Operation, params: Record<string, string | string[]>): string | null {
  if (!operation.path.includes('[id]')) return '';
  const { id } = params;
  return typeof id === 'string' && uuid.test(id) ? id : null;
}

function queryOf(operation: Operation, url: URL): Result<unknown> {
  if (!operation.query) return ok({});
  const parsed = operation.query.safeParse(Object.fromEntries(url.searchParams));
  return parsed.success ? ok(parsed.data) : refuseInput(parsed.error);
}

/** All that a request says, checked; or the answer to one that says it wrongly. */
async function read(
  operation: Operation,
  request: Request,
  params: Record<string, string | string[]>,
  userId: string,
): Promise<Asked | { answer: Response }> {
  const url = new URL(request.url);
  const id = idOf(operation, params);
  if (id === null) return refusedCall(notFound());
  const query = queryOf(operation, url);
  if (!query.ok) return refusedCall(query);
  const ifMatch = request.headers.get('if-match');
  const version = operation.changes ? readIfMatch(ifMatch) : ok(0);
  if (!version.ok) return refusedCall(version);
  const call = { id, version: version.value, body: {}, query: query.value };
  if (operation.kind === 'read') return { call, keyed: null };
  const key = readIdempotencyKey(request.headers.get('idempotency-key'));
  if (!key.ok) return refusedCall(key);
  const body = await readBody(request);
  if ('reason' in body) return { answer: problem(body.status, [body.reason]) };
  const parsed = operation.body?.safeParse(body.value);
  if (parsed && !parsed.success) return refusedCall(refuseInput(parsed.error));
  const hash = requestHash({ method: operation.method, path: url.pathname, ifMatch, text: body.text });
  return {
    call: { ...call, body: parsed?.data ?? {} },
    keyed: key.value === null ? null : { userId, key: key.value, hash },
  };
}

function shownAnswer(operation: Operation, shown: Shown, headers: Record<string, string> = {}): Response {
  return jsonAnswer(operation.status, shown.body, {
    ...(shown.version === undefined ? {} : { ETag: `"${shown.version}"` }),
    ...(shown.location === undefined ? {} : { Location: shown.location }),
    ...headers,
  });
}

/** Carries the answer to a repeated request out of a transaction in which nothing is done. */
class Repeated extends Error {
  readonly shown: Shown;
  constructor(shown: Shown) {
    super('done before');
    this.shown = shown;
  }
}

/** One command in one transaction: what its key says was done, is not done again. What it did is shown as it left it. */
async function write(
  operation: Extract<Operation, { kind: 'write' }>,
  actor: TokenHolder['actor'],
  { call, keyed }: Asked,
): Promise<Response> {
  let showing: Promise<Shown | null> = Promise.resolve(null);
  const run = () =>
    surrounded(
      async (tx, work) => {
        const before = keyed && (await doneBefore(tx, keyed));
        if (before && 'ok' in before) return before;
        if (before) {
          const again = await operation.show(tx, before.done);
          if (!again) return notFound();
          throw new Repeated(again);
        }
        const result = await work();
        if (!result.ok) return result;
        if (keyed) await keepDone(tx, keyed, result.value);
        // Read when it is committed: until then others may be waiting for what we hold.
        showing = operation.show(tx, result.value);
        await leave(tx, showing);
        return result;
      },
      () => operation.command(actor, call),
    );
  try {
    const result = await run();
    if (!result.ok) return refused(result);
    const shown = await showing;
    return shown ? shownAnswer(operation, shown) : refused(notFound());
  } catch (error) {
    if (error instanceof Repeated) return shownAnswer(operation, error.shown, { 'Idempotent-Replayed': 'true' });
    throw error;
  }
}

async function perform(operation: Operation, holder: TokenHolder, asked: Asked): Promise<Response> {
  if (operation.kind === 'write') return write(operation, holder.actor, asked);
  const result = await operation.read(holder.actor, asked.call);
  return result.ok ? shownAnswer(operation, result.value) : refused(result);
}

async function respond(operation: Operation, request: Request, { params, address = '' }: Context): Promise<Response> {
  const holder = await holderOf(request, address);
  if (holder instanceof Response) return holder;
  const taken = takeRequest(holder.tokenId);
  const asked = taken.allowed
    ? await read(operation, request, (await params) ?? {}, holder.actor.id)
    : { answer: tooMany(taken.retryAfter) };
  const response = 'answer' in asked ? asked.answer : await perform(operation, holder, asked);
  const { perSecond, burst } = tokenLimit();
  response.headers.set('RateLimit-Policy', `"token";q=${burst};w=${Math.ceil(burst / perSecond)}`);
  response.headers.set('RateLimit', `"token";r=${Math.floor(taken.bucket.left)};t=${taken.retryAfter}`);
  return response;
}

/** The handler of an operation: token → limit → input → one command or query → answer. Never throws. */
export function answering(operation: Operation): Handler {
  const handler = async (request: Request, context: Context) => {
    try {
      return await respond(operation, request, context);
    } catch (error) {
      if (isUnreachable(error)) return refused(unavailable);
      console.error(error);
      return broken();
    }
  };
  return Object.assign(handler, { operation: operation.name });
}
