import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isUnreachable } from '../unreachable.ts';
import { type QueryShape, readAddress, readQuery } from './address-rules.ts';
import type { ByteCache } from './byte-cache.ts';
import { acceptedEncoding, bodyIn, etagOf, isKnown } from './encoding.ts';
import { type KeptAnswer, keepable } from './kept-answer.ts';
import { type Params, routeFinder } from './route-rules.ts';
import { siteOrigin, siteResponse } from './site-response.ts';

/** A site route: a plain function of a request, the same that Next would call. */
export type SiteRoute = {
  pattern: string;
  // biome-ignore lint/suspicious/noExplicitAny: each route names its own parameters; the table's test holds them to the pattern
  get: (request: Request, context: { params: Promise<any> }) => Promise<Response>;
  /** The parameters that it understands; those of an address where its pages differ. */
  query?: QueryShape | ((path: string) => QueryShape);
};

type Options = {
  routes: readonly SiteRoute[];
  cache: ByteCache;
  /** The one answer to every address that does not exist. */
  notFound: () => Promise<Response>;
  /** What readers see where a page cannot be made: 503 when the database is silent, else 500. */
  broken: (status: 500 | 503) => Response;
  log: (line: string) => void;
};

const plain = (status: number, text: string, headers: Record<string, string> = {}) =>
  siteResponse({ status, type: 'text/plain; charset=utf-8', body: `${text}\n`, keep: 'never', headers });

/** Writes an answer: 304 where the reader has it, no body for HEAD, the smallest encoding that is accepted. */
export function writeAnswer(request: IncomingMessage, response: ServerResponse, answer: KeptAnswer): void {
  const { etag, bodies, head } = answer;
  if (etag && answer.status === 200 && isKnown(request.headers['if-none-match'], etag)) {
    const encoding = acceptedEncoding(request.headers['accept-encoding'], bodies);
    response.writeHead(304, [
      ...head.filter((_, i) => head[i - (i % 2)] !== 'content-type'),
      'etag',
      etagOf(etag, encoding),
    ]);
    response.end();
    return;
  }
  const encoding = acceptedEncoding(request.headers['accept-encoding'], bodies);
  const body = bodyIn(bodies, encoding);
  const all = [...head, 'content-length', String(body.length)];
  if (etag) all.push('etag', etagOf(etag, encoding));
  if (encoding !== 'identity') all.push('content-encoding', encoding);
  response.writeHead(answer.status, all);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Notes a failure and answers with the page for it. */
function failed({ broken, log }: Options, error: unknown, path: string): Promise<KeptAnswer> {
  // 57014: the statement took longer than a page may.
  const silent = isUnreachable(error) || (error as { code?: string }).code === '57014';
  const told = error instanceof Error ? (silent ? error.message : error.stack) : String(error);
  log(`${silent ? 'The database does not answer' : 'A page failed'}: ${path}: ${told}`);
  return keepable(broken(silent ? 503 : 500));
}

/**
 * The door of the public site: known addresses, through the cache; all else stops here. An address that has
 * never existed, one that is not yet published and one of the wrong shape get the same bytes.
 */
export function openDoor(options: Options) {
  const { routes, cache, notFound } = options;
  const find = routeFinder(routes);

  const unknown = () =>
    cache.get('404', async () => {
      try {
        return await keepable(await notFound());
      } catch (error) {
        return failed(options, error, 'the page for unknown addresses');
      }
    });

  const make = async (get: SiteRoute['get'], params: Params, key: string): Promise<KeptAnswer> => {
    try {
      const response = await get(new Request(siteOrigin() + key), { params: Promise.resolve(params) });
      // One kept answer for all that is missing: nothing of the address can show in it.
      if (response.status === 404)
        return (await unknown()) ?? keepable(plain(503, 'Busy. Try again in a moment.', { 'Retry-After': '1' }));
      return await keepable(response);
    } catch (error) {
      return failed(options, error, key);
    }
  };

  const answerTo = async (target: string): Promise<KeptAnswer | null> => {
    const address = readAddress(target);
    if (address.kind === 'too-long') return keepable(plain(414, 'The address is too long.'));
    if (address.kind === 'moved') return keepable(plain(308, 'Moved.', { Location: address.to }));
    if (address.kind === 'unknown') return unknown();
    const found = find(address.path);
    const shape = found?.route.query ?? {};
    const query = found && readQuery(address.query, typeof shape === 'function' ? shape(address.path) : shape);
    if (!found || query === null) return unknown();
    const key = address.path + query;
    return cache.get(key, () => make(found.route.get, found.params, key));
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = request.url ?? '/';
    // The common case first: an address as it is written on our own pages, kept and fresh.
    const kept =
      cache.peek(target) ??
      (await answerTo(target)) ??
      (await keepable(plain(503, 'Busy. Try again in a moment.', { 'Retry-After': '1' })));
    writeAnswer(request, response, kept);
  };
}
