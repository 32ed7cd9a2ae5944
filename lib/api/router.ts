import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { closeJobs } from '#lib/core/jobs.ts';
import { routeFinder } from '#lib/core/serving/route-rules.ts';
import { siteOrigin } from '#lib/core/serving/site-response.ts';
import { type Handler, handlerOf } from './answer.ts';
import { bytesOf } from '#lib/core/serving/body.ts';
import type { Answer, ApiRequest } from './message.ts';
import { operations } from './operations.ts';
import { documentAnswer } from './openapi.ts';
import { failureAnswer, problem } from './problems.ts';

type Route = { pattern: string; handlers: Map<string, Handler> };

function routesOf(): Route[] {
  const routes = new Map<string, Route>();
  for (const operation of operations) {
    const pattern = `/api/v1${operation.path}`;
    const route = routes.get(pattern) ?? { pattern, handlers: new Map() };
    route.handlers.set(operation.method, handlerOf(operation));
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

const find = routeFinder(routesOf());
const documentPath = '/api/v1/openapi.json';

/** The answer to any request below /api/v1. `address`: the client’s IP address. */
export async function answerTo(request: ApiRequest, { address }: { address: string }): Promise<Answer> {
  const { pathname } = request.url;
  if (pathname === documentPath && ['GET', 'HEAD'].includes(request.method)) return documentAnswer();
  const match = find(pathname);
  if (!match) return unknown();
  const { route, params } = match;
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  if (method === 'OPTIONS') return { status: 204, headers: { Allow: methodsOf(route) }, text: '' };
  const handler = route.handlers.get(method);
  if (handler) return handler(request, { params, address });
  const allowed = methodsOf(route);
  return problem(405, [{ code: 'method', message: `This address answers ${allowed}.` }], { Allow: allowed });
}

function apiRequestOf(request: IncomingMessage): ApiRequest {
  const { method = 'GET', url = '/', headers } = request;
  return {
    method,
    url: new URL(siteOrigin() + url),
    header: (name) => {
      const value = headers[name];
      return typeof value === 'string' ? value : null;
    },
    bytes: (limit) => bytesOf(request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>, limit),
  };
}

function write(request: IncomingMessage, response: ServerResponse, { status, headers, text }: Answer): void {
  // Reads the rest of the body, so that the client gets the answer.
  request.resume();
  response.writeHead(status, status === 204 ? headers : { ...headers, 'content-length': Buffer.byteLength(text) });
  response.end(request.method === 'HEAD' ? undefined : text);
}

/** Serves the API in desk.ts, without Next. In development a route of Next calls `answerTo`. */
export function openApi() {
  return {
    handle: async (request: IncomingMessage, response: ServerResponse, address: string): Promise<void> => {
      const answer = await new Promise<Answer>((resolve) =>
        resolve(answerTo(apiRequestOf(request), { address })),
      ).catch((error: unknown) => {
        console.error(error);
        return failureAnswer();
      });
      write(request, response, answer);
    },
    close: closeJobs,
  };
}
export type Api = ReturnType<typeof openApi>;
