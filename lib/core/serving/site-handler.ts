import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorWithoutMessage } from '../quiet-log.ts';
import { isTimeout, isUnreachable } from '../unreachable.ts';
import { type QueryShape, readAddress, readQuery } from './address-rules.ts';
import type { ByteCache } from './cache/byte-cache.ts';
import { type KeptAnswer, keepable } from './cache/kept-answer.ts';
import { isOpen, openHeaders } from './open-rules.ts';
import { Posts, type Sent } from './posts.ts';
import { modifiedAt } from './range-rules.ts';
import { type Params, routeFinder } from './route-rules.ts';
import { siteOrigin, siteResponse } from './site-response.ts';
import { writeAnswer } from './write-answer.ts';

/** A site route: a plain function of a request, the same that Next would call. */
export type SiteRoute = {
  pattern: string;
  // biome-ignore lint/suspicious/noExplicitAny: each route has parameters of its own
  get: (request: Request, context: { params: Promise<any> }) => Promise<Response>;
  /** Answers what a reader sent to the address. No cache keeps that. */
  post?: (sent: Sent, params: Params) => Promise<Response>;
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

/** Logs a failure and returns the page for it. */
function failureAnswer({ broken, log }: Options, error: unknown, path: string): Promise<KeptAnswer> {
  const isDatabaseDown = isUnreachable(error) || isTimeout(error);
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
      if (isOpen(key.split('?')[0] ?? '')) answer.head.push(...Object.entries(openHeaders).flat());
      return { ...answer, modified: answer.etag ? modifiedAt(Date.now(), cache.changedAt) : null };
    } catch (error) {
      return failureAnswer(options, error, key);
    }
  };

  /** Leads to the tidy address if something is there, which is one look, as at any address. */
  const lead = async (to: string): Promise<KeptAnswer | null> => {
    const answer = await answerTo(to);
    const isThere = answer !== null && (answer.status < 400 || answer.status === 410);
    return isThere ? keepable(plain(301, 'Moved.', { Location: to })) : answer;
  };

  const answerTo = async (target: string): Promise<KeptAnswer | null> => {
    const address = readAddress(target);
    if (address.kind === 'too-long') return keepable(plain(414, 'The address is too long.'));
    if (address.kind === 'untidy') return lead(address.to);
    if (address.kind === 'unknown') return unknown();
    const match = find(address.path);
    const shape = match?.route.query ?? {};
    const query = match && readQuery(address.query, typeof shape === 'function' ? shape(address.path) : shape);
    if (!match || query === null) return unknown();
    const key = address.path + query;
    return cache.get(key, () => make(match.route.get, match.params, key));
  };

  const posts = new Posts();
  const answerPost = (request: IncomingMessage, response: ServerResponse, target: string): Promise<void> => {
    const address = readAddress(target);
    const match = address.kind === 'ok' ? find(address.path) : null;
    const post = match?.route.post;
    const made = async (sent: Sent): Promise<KeptAnswer> => {
      try {
        return await keepable(post ? await post(sent, match.params) : await notFound());
      } catch (error) {
        return failureAnswer(options, error, match?.route.pattern ?? 'an address without a form');
      }
    };
    return posts.take(request, async (sent) => writeAnswer(request, response, await made(sent)));
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = request.url ?? '/';
    if (request.method === 'POST') return answerPost(request, response, target);
    // The common case first: an address as our own pages write it, in the cache and fresh.
    const kept =
      cache.peek(target) ??
      (await answerTo(target)) ??
      (await keepable(plain(503, 'Busy. Try again in a moment.', { 'Retry-After': '1' })));
    writeAnswer(request, response, kept);
  };
}
