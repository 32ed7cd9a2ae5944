import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { closeJobs } from '#lib/core/jobs.ts';
import { routeFinder } from '#lib/core/serving/route-rules.ts';
import { siteOrigin } from '#lib/core/serving/site-response.ts';
import { answering, type Handler } from './answer.ts';
import { longestBody } from './input.ts';
import { operations } from './operations.ts';
import { documentAnswer } from './openapi.ts';
import { broken, problem } from './problems.ts';

type Route = { pattern: string; handlers: Map<string, Handler> };

function routesOf(): Route[] {
  const routes = new Map<string, Route>();
  for (const operation of operations) {
    const pattern = `/api/v1${operation.path}`;
    const route = routes.get(pattern) ?? { pattern, handlers: new Map() };
    route.handlers.set(operation.method, answering(operation));
    routes.set(pattern, route);
  }
  return [...routes.values()];
}

const unknown = () =>
  problem(404, [{ code: 'no-such-address', message: 'The API has no such address; see /api/v1/openapi.json.' }]);

function methodsOf({ handlers }: Route): string {
  const methods = [...handlers.keys()];
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
}

/** One byte more than a body may have tells the reader of it enough; the rest is not taken in. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    parts.push(part);
    length += part.length;
    if (length > longestBody) break;
  }
  // What is not taken in is let run off, so that the sender gets to read why.
  request.resume();
  return length === 0 ? null : Buffer.concat(parts);
}

const find = routeFinder(routesOf());
const documentPath = '/api/v1/openapi.json';

/** The answer to any request below /api/v1. `address` is where it came from. */
export async function answerTo(request: Request, { address }: { address: string }): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === documentPath && ['GET', 'HEAD'].includes(request.method)) return documentAnswer();
  const found = find(pathname);
  if (!found) return unknown();
  const { route, params } = found;
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  if (method === 'OPTIONS') return new Response(null, { status: 204, headers: { Allow: methodsOf(route) } });
  const handler = route.handlers.get(method);
  if (handler) return handler(request, { params: Promise.resolve(params), address });
  const allowed = methodsOf(route);
  return problem(405, [{ code: 'method', message: `This address answers ${allowed}.` }], { Allow: allowed });
}

const heard = ['authorization', 'if-match', 'idempotency-key', 'content-type', 'content-length'];

async function requestOf(request: IncomingMessage): Promise<Request> {
  const headers = new Headers();
  for (const name of heard) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const { method = 'GET', url = '/' } = request;
  const bodiless = method === 'GET' || method === 'HEAD';
  const tooLong = Number(request.headers['content-length'] ?? 0) > longestBody;
  const body = bodiless || tooLong ? null : await bodyOf(request);
  return new Request(siteOrigin() + url, { method, headers, body: body && new Uint8Array(body) });
}

async function write(request: IncomingMessage, response: ServerResponse, answered: Response): Promise<void> {
  const body = Buffer.from(await answered.arrayBuffer());
  const head = Object.fromEntries(answered.headers);
  response.writeHead(answered.status, { ...head, 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** The API's own door in server.ts: the same handlers that Next calls in development, without Next. */
export function openApi() {
  return {
    handle: async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const answered = await requestOf(request)
        .then((asked) => answerTo(asked, { address: request.socket.remoteAddress ?? '' }))
        .catch((error: unknown) => {
          console.error(error);
          return broken();
        });
      await write(request, response, answered);
    },
    close: closeJobs,
  };
}
export type Api = ReturnType<typeof openApi>;
