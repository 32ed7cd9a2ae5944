import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { alwaysHeaders } from './always-headers.ts';
import { acceptedEncoding, bodyIn, etagOf, matchesEtag } from './cache/encoding.ts';
import type { KeptAnswer } from './cache/kept-answer.ts';
import { contentRange, isUnmodified, type Range, readRange } from './range-rules.ts';

/** Whether the reader has these bytes. `If-None-Match` alone decides when it is there. */
function readerHas({ headers }: IncomingMessage, { etag, modified }: KeptAnswer): boolean {
  if (headers['if-none-match'] !== undefined) return etag !== null && matchesEtag(headers['if-none-match'], etag);
  return modified !== null && isUnmodified(headers['if-modified-since'], modified);
}

/**
 * The range that is asked for, if the reader's first part is of the same bytes. Ranges are of the
 * uncompressed body.
 */
function requestedRange({ method, headers }: IncomingMessage, { etag, modified, bodies }: KeptAnswer) {
  const ifRange = headers['if-range'];
  const isTheSame = ifRange === undefined || ifRange === etag || (modified?.isSure && ifRange === modified.text);
  return method === 'GET' && etag && isTheSame ? readRange(headers.range, bodies.identity.length) : null;
}

/** Writes a range of an answer, or 416 when nothing is there. */
function writePart(response: ServerResponse, { head, etag, bodies }: KeptAnswer, range: Range | 'beyond'): void {
  const whole = bodies.identity;
  const part = range === 'beyond' ? Buffer.from('There is nothing there.\n') : whole.subarray(range.from, range.to + 1);
  const all = range === 'beyond' ? Object.entries(alwaysHeaders()).flat() : [...head, 'etag', etag ?? ''];
  if (range === 'beyond') all.push('content-type', 'text/plain', 'cache-control', 'no-store');
  all.push('content-range', contentRange(range, whole.length), 'content-length', String(part.length));
  response.writeHead(range === 'beyond' ? 416 : 206, all);
  response.end(part);
}

/**
 * Writes an answer: 304 when the reader has it, a range when one is asked for, no body for HEAD, in
 * the smallest accepted encoding.
 */
export function writeAnswer(request: IncomingMessage, response: ServerResponse, answer: KeptAnswer): void {
  const { etag, modified, bodies, head, status } = answer;
  const lastModified = status === 200 && modified ? ['last-modified', modified.text] : [];
  const encoding = acceptedEncoding(request.headers['accept-encoding'], bodies);
  if (status === 200 && readerHas(request, answer)) {
    const kept = head.filter((_, i) => head[i - (i % 2)] !== 'content-type');
    response.writeHead(304, [...kept, ...lastModified, ...(etag ? ['etag', etagOf(etag, encoding)] : [])]);
    response.end();
    return;
  }
  const range = status === 200 && request.headers.range ? requestedRange(request, answer) : null;
  if (range) {
    writePart(response, { ...answer, head: [...head, ...lastModified] }, range);
    return;
  }
  const body = bodyIn(bodies, encoding);
  const all = [...head, ...lastModified, 'content-length', String(body.length)];
  if (etag) all.push('etag', etagOf(etag, encoding));
  if (etag && status === 200) all.push('accept-ranges', 'bytes');
  if (encoding !== 'identity') all.push('content-encoding', encoding);
  response.writeHead(status, all);
  response.end(request.method === 'HEAD' ? undefined : body);
}
