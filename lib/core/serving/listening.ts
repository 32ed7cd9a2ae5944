import 'server-only';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { env } from '../env.ts';
import { alwaysHeaders } from './always-headers.ts';
import { watchBody } from './body-watch.ts';
import { preflightHeaders } from './open-rules.ts';
import { isNewsroomPath, targetOf } from './address-rules.ts';
import { writeAnswer } from './write-answer.ts';
import {
  type RequestHead,
  methodRefusal,
  newsroomRefusal,
  type HttpRefusal,
  secondsFor,
  siteRefusal,
} from './gate/limit-rules.ts';
import { publicFiles } from './public-files.ts';
import { bringsBody, refuseConnection, writeRefusal } from './gate/refusing.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void> | void;
type Options = {
  answer: Answer;
  /** Whether this process has the newsroom's addresses. */
  hasNewsroom: boolean;
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
};

const sessionCookie = /(?:^|;\s*)(?:__Host-)?pressmark\.session(?:\.\d+)?=[^;]/;

function headOf(request: IncomingMessage): RequestHead {
  const { method = 'GET', headers, url = '/' } = request;
  const [path = '', ...rest] = url.split('?');
  return {
    method,
    path,
    query: rest.join('?'),
    contentLength: headers['content-length'],
    isChunked: headers['transfer-encoding'] !== undefined,
    hasSession: sessionCookie.test(headers.cookie ?? ''),
  };
}

const noRequest: HttpRefusal = { status: 400, code: 'request', words: 'This request cannot be read.' };
const unreadable: Record<string, HttpRefusal> = {
  HPE_HEADER_OVERFLOW: { status: 431, code: 'headers', words: 'The headers of this request are too long.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'too-slow', words: 'The request did not arrive in time.' },
  HPE_INVALID_METHOD: methodRefusal(),
};

/** Which requests may upgrade: those of people who are signed in, and in development Next's own. */
const mayUpgrade = (head: RequestHead) =>
  isNewsroomPath(head.path) &&
  newsroomRefusal(head) === null &&
  (head.hasSession || (env().NODE_ENV === 'development' && head.path.startsWith('/_next/')));

function requestListener({ answer, hasNewsroom }: Options) {
  const files = publicFiles();
  return (request: IncomingMessage, response: ServerResponse): void => {
    request.url = targetOf(request.url ?? '/');
    const head = headOf(request);
    const isNewsroom = hasNewsroom && isNewsroomPath(head.path);
    const refusal = isNewsroom ? newsroomRefusal(head) : siteRefusal(head);
    // Node would refuse this without the headers of every answer.
    const namesNoHost = request.httpVersion === '1.1' && request.headers.host === undefined;
    if (refusal || namesNoHost) {
      writeRefusal(request, response, refusal ?? noRequest);
      return;
    }
    if (head.method === 'OPTIONS' && !isNewsroom) {
      response.writeHead(204, { ...alwaysHeaders(), ...preflightHeaders });
      response.end();
      return;
    }
    if (bringsBody(request)) watchBody(request, response, secondsFor(head.path));
    const work = async () => {
      const file = (await files).get(head.path);
      if (file) writeAnswer(request, response, file);
      else await answer(request, response, head.path);
    };
    work().catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500, { ...alwaysHeaders(), 'cache-control': 'no-store' });
      response.end();
    });
  };
}

/**
 * A server with the limits of every process. It answers the static files itself. Every answer
 * carries `alwaysHeaders`.
 */
export function serverBehindDoor(options: Options): Server {
  const { hasNewsroom, upgrade } = options;
  const handle = requestListener(options);
  const server = createServer(
    {
      maxHeaderSize: 16 << 10,
      headersTimeout: 10_000,
      // Bodies have limits of their own (`watchBody`).
      requestTimeout: 120_000,
      connectionsCheckingInterval: 2000,
      keepAliveTimeout: 10_000,
      requireHostHeader: false,
      // A request that may not upgrade is answered as an ordinary one.
      shouldUpgradeCallback: (request) => upgrade !== undefined && mayUpgrade(headOf(request)),
    },
    handle,
  );
  server.timeout = hasNewsroom ? 120_000 : 60_000;
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    handle(request, response);
    if (!response.headersSent) response.writeContinue();
  });
  server.on('checkExpectation', handle);
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (upgrade) upgrade(request, socket, head);
    else socket.destroy();
  });
  server.on('connect', (_request, socket) => refuseConnection(socket, methodRefusal()));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) =>
    refuseConnection(socket, unreadable[error.code ?? ''] ?? noRequest),
  );
  return server;
}
