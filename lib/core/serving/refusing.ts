import 'server-only';
import { type IncomingMessage, STATUS_CODES, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { alwaysHeaders } from './always-headers.ts';
import { hasBody, type HttpRefusal } from './limit-rules.ts';

/**
 * How long the rest of a body that nobody wants may run off, in ms, so that its sender gets to read
 * why.
 */
const drainMs = 2000;

/** Whether bytes follow the head of a request. */
export const bringsBody = ({ headers }: IncomingMessage) =>
  hasBody({ contentLength: headers['content-length'], isChunked: headers['transfer-encoding'] !== undefined });

/**
 * Ends an answer. What is left of the request's body is let run off for a moment, then the
 * connection is cut.
 */
export function endAfterBody(request: IncomingMessage, response: ServerResponse): void {
  if (request.complete || !bringsBody(request)) {
    response.end();
    return;
  }
  const cut = setTimeout(() => request.socket.destroy(), drainMs);
  response.once('close', () => clearTimeout(cut));
  request.once('end', () => response.end());
  request.resume();
}

/**
 * A refusal's bytes and what they are: a problem (RFC 9457) or a result where programs ask, words
 * elsewhere.
 */
function bodyOf({ status, code, words }: HttpRefusal, url = '', method = 'GET'): { type: string; text: string } {
  const reasons = [{ code, message: words }];
  const isOfAPage = ['GET', 'HEAD'].includes(method) && !url.startsWith('/api/');
  if (/^\/(?:desk|api)\b/.test(url) && !isOfAPage && !url.startsWith('/api/v1/')) {
    const kind = status === 401 ? 'unauthenticated' : status >= 500 ? 'unavailable' : 'invalid';
    return { type: 'application/json', text: `${JSON.stringify({ ok: false, kind, reasons })}\n` };
  }
  if (!url.startsWith('/api/v1/')) return { type: 'text/plain', text: `${words}\n` };
  const problem = { type: 'about:blank', title: STATUS_CODES[status], status, detail: words, code, reasons };
  return { type: 'application/problem+json', text: `${JSON.stringify(problem)}\n` };
}

/** Answers in words, and takes nothing more of the request. */
export function writeRefusal(request: IncomingMessage, response: ServerResponse, refusal: HttpRefusal): void {
  const { type, text } = bodyOf(refusal, request.url, request.method);
  response.writeHead(refusal.status, {
    ...alwaysHeaders(),
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    ...(bringsBody(request) && !request.complete ? { Connection: 'close' } : {}),
    ...refusal.headers,
  });
  if (request.method !== 'HEAD') response.write(text);
  endAfterBody(request, response);
}

/**
 * The same once the body has run off, on a connection that goes on. The site hands a body on while
 * it comes: were the connection closed in the midst of that, it would hear of the closing before it
 * hears the answer.
 */
export function refuseWhenRead(request: IncomingMessage, response: ServerResponse, refusal: HttpRefusal): void {
  if (request.complete || !bringsBody(request)) writeRefusal(request, response, refusal);
  else request.once('end', () => writeRefusal(request, response, refusal)).resume();
}

/** The same on a connection on which no request could be read. */
export function refuseConnection(socket: Duplex, refusal: HttpRefusal): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const { type, text } = bodyOf(refusal);
  const headers = {
    ...alwaysHeaders(),
    'Content-Type': type,
    'Content-Length': String(Buffer.byteLength(text)),
    Connection: 'close',
    ...refusal.headers,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}\r\n${lines.join('')}\r\n${text}`, () =>
    socket.destroy(),
  );
}
