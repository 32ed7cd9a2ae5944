import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorWithoutMessage } from '../quiet-log.ts';
import { isUnreachable } from '../unreachable.ts';
import { alwaysHeaders } from './always-headers.ts';
import { type QueryShape, readAddress, readQuery } from './address-rules.ts';
import type { ByteCache } from './cache/byte-cache.ts';
import { acceptedEncoding, bodyIn, etagOf, matchesEtag } from './cache/encoding.ts';
import { type KeptAnswer, keepable } from './cache/kept-answer.ts';
import { contentRange, isUnmodified, modifiedAt, type Range, readRange } from './range-rules.ts';
import { type Params, routeFinder } from './route-rules.ts';
import { siteOrigin, siteResponse } from './site-response.ts';

/** A site route: a plain function of a request, the same that Next would call. */
export type SiteRoute = {
  pattern: string;
  // biome-ignore lint/suspicious/noExplicitAny: each route has parameters of its own
  get: (request: Request, context: { params: Promise<any> }) => Promise<Response>;
  /** The query parameters of the route, or of each of its addresses. */
  query?: QueryShape | ((path: string) => QueryShape);
};

type Options = {
  routes: readonly SiteRoute[];
  cache: ByteCache;
  /** The one answer to every address that does not exist. */
  notFound: () => Promise<Response>;
  /** What readers see when a page cannot be made: 503 while the database is silent, else 500. */
  broken: (status: 500 | 503) => Response;
  log: (line: string) => void;
};

const plain = (status: number, text: string, headers: Record<string, string> = {}) =>
  siteResponse({ status, type: 'text/plain; charset=utf-8', body: `${text}\n`, keep: 'never', headers });

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

/** Logs a failure and returns the page for it. */
function failureAnswer({ broken, log }: Options, error: unknown, path: string): Promise<KeptAnswer> {
  // 57014: the statement ran into its timeout.
  const isDatabaseDown = isUnreachable(error) || (error as { code?: string }).code === '57014';
  log(`${isDatabaseDown ? 'The database does not answer' : 'A page failed'}: ${path}: ${errorWithoutMessage(error)}`);
  return keepable(broken(isDatabaseDown ? 503 : 500));
}

/**
 * The handler of the public site: known addresses go through the cache, all others stop here. An
 * address that never existed, one that is not yet published and one of the wrong shape get the same
 * bytes.
 */
export function siteHandler(options: Options) {
  const { routes, cache, notFound } = options;
  const find = routeFinder(routes);

  const unknown = () =>
    cache.get('404', async () => {
      try {
        return await keepable(await notFound());
      } catch (error) {
        return failureAnswer(options, error, 'the page for unknown addresses');
      }
    });

  const make = async (get: SiteRoute['get'], params: Params, key: string): Promise<KeptAnswer> => {
    try {
      const response = await get(new Request(siteOrigin() + key), { params: Promise.resolve(params) });
      // All missing addresses share one kept answer, so it can show nothing of any of them.
      if (response.status === 404)
        return (await unknown()) ?? keepable(plain(503, 'Busy. Try again in a moment.', { 'Retry-After': '1' }));
      const answer = await keepable(response);
      return { ...answer, modified: answer.etag ? modifiedAt(Date.now(), cache.changedAt) : null };
    } catch (error) {
      return failureAnswer(options, error, key);
    }
  };

  const answerTo = async (target: string): Promise<KeptAnswer | null> => {
    const address = readAddress(target);
    if (address.kind === 'too-long') return keepable(plain(414, 'The address is too long.'));
    if (address.kind === 'moved') return keepable(plain(308, 'Moved.', { Location: address.to }));
    if (address.kind === 'unknown') return unknown();
    const match = find(address.path);
    const shape = match?.route.query ?? {};
    const query = match && readQuery(address.query, typeof shape === 'function' ? shape(address.path) : shape);
    if (!match || query === null) return unknown();
    const key = address.path + query;
    return cache.get(key, () => make(match.route.get, match.params, key));
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = request.url ?? '/';
    // The common case first: an address as our own pages write it, in the cache and fresh.
    const kept =
      cache.peek(target) ??
      (await answerTo(target)) ??
      (await keepable(plain(503, 'Busy. Try again in a moment.', { 'Retry-After': '1' })));
    writeAnswer(request, response, kept);
  };
}
