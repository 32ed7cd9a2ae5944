import 'server-only';
import { type IncomingMessage, STATUS_CODES, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { alwaysHeaders } from '#lib/core/serving/always-headers.ts';
import { hasBody, type HttpRefusal } from './limit-rules.ts';

/** How long the rest of a refused body is read, in ms, so that its sender can read the refusal. */
const drainMs = 2000;

/** Whether a body follows the head of a request. */
export const bringsBody = ({ headers }: IncomingMessage) =>
  hasBody({ contentLength: headers['content-length'], isChunked: headers['transfer-encoding'] !== undefined });

/**
 * Ends an answer. The rest of the request's body is read for a moment, then the connection is cut.
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
 * A refusal as text with its type: a problem (RFC 9457) for the API, a result for the desk's
 * screens, words elsewhere.
 */
function bodyOf(
  { status, code, words, params }: HttpRefusal,
  url = '',
  method = 'GET',
): { type: string; text: string } {
  const isOfAPage = ['GET', 'HEAD'].includes(method) && !url.startsWith('/api/');
  if (/^\/(?:desk|api)\b/.test(url) && !isOfAPage && !url.startsWith('/api/v1/')) {
    const kind = status === 401 ? 'unauthenticated' : status >= 500 ? 'unavailable' : 'invalid';
    const reason = { code, message: words, ...(params ? { params } : {}) };
    return { type: 'application/json', text: `${JSON.stringify({ ok: false, kind, reasons: [reason] })}\n` };
  }
  if (!url.startsWith('/api/v1/')) return { type: 'text/plain', text: `${words}\n` };
  const reasons = [{ code, message: words }];
  const problem = { type: 'about:blank', title: STATUS_CODES[status], status, detail: words, code, reasons };
  return { type: 'application/problem+json', text: `${JSON.stringify(problem)}\n` };
}

/** Answers with a refusal and reads nothing more of the request. */
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
 * The same after the whole body was read, on a connection that stays open. The site streams bodies
 * to the desk; if the desk closed the connection at once, the site would see the closing before the
 * answer.
 */
export function refuseWhenRead(request: IncomingMessage, response: ServerResponse, refusal: HttpRefusal): void {
  if (request.complete || !bringsBody(request)) writeRefusal(request, response, refusal);
  else request.once('end', () => writeRefusal(request, response, refusal)).resume();
}

/** The same on a connection whose request could not be read. */
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
