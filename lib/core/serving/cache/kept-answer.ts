import 'server-only';
import { type Bodies, bodiesOf } from './encoding.ts';
import type { Modified } from '#lib/core/serving/range-rules.ts';

/** An answer as bytes, ready to be written any number of times. */
export type KeptAnswer = {
  status: number;
  /**
   * Names and values in turn, which `writeHead` takes fastest. Without ETag, length and encoding.
   */
  head: string[];
  etag: string | null;
  /** Since when the address has these bytes; null when `Last-Modified` is not sent. */
  modified: Modified | null;
  bodies: Bodies;
  tags: string[];
  /** How long it is fresh here, in ms, unless a tag changes. 0 is never. */
  freshFor: number;
  /** How much longer it may be served when making a newer one fails, in ms. */
  staleFor: number;
  immutable: boolean;
  /** An attachment or another file, not a page. */
  isFile: boolean;
};

const minute = 60_000;

// How long a page with tags is kept here, whatever caches in between are told: a change of a tag
// ends it. A missing address is forgotten soon.
const tagged = { freshFor: 10 * minute, staleFor: 24 * 60 * minute };
const missing = { freshFor: 10_000, staleFor: 0 };

/** How long an answer may be kept here, by its `Cache-Control` and its tags. */
function freshnessOf(
  control: string,
  hasTags: boolean,
  status: number,
): Pick<KeptAnswer, 'freshFor' | 'staleFor' | 'immutable'> {
  const immutable = /(?:^|[\s,])immutable(?:[\s,]|$)/.test(control);
  if (!control || /(?:^|[\s,])(?:no-store|no-cache|private)(?:[\s,]|$)/.test(control))
    return { freshFor: 0, staleFor: 0, immutable: false };
  if (hasTags) return { ...(status === 404 ? missing : tagged), immutable };
  const [, seconds = '0'] = /(?:^|[\s,])max-age=(\d+)/.exec(control) ?? [];
  return { freshFor: Number(seconds) * 1000, staleFor: 0, immutable };
}

/** How long until the end that an answer names for itself, in ms. */
function timeLeft(expires: string | null): number {
  return expires === null ? Number.POSITIVE_INFINITY : Math.max(0, Date.parse(expires) - Date.now());
}

/** Turns a route's response into bytes, ready for every encoding. */
export async function keepable(response: Response): Promise<KeptAnswer> {
  const body = Buffer.from(await response.arrayBuffer());
  const { headers } = response;
  const bodies = await bodiesOf(body, headers.get('content-type') ?? '');
  const tags = (headers.get('cache-tag') ?? '').split(',').filter(Boolean);
  const freshness = freshnessOf(headers.get('cache-control') ?? '', tags.length > 0, response.status);
  const head: string[] = [];
  for (const [name, value] of headers) if (name !== 'etag') head.push(name, value);
  if (bodies.compressible) head.push('vary', 'accept-encoding');
  return {
    status: response.status,
    head,
    etag: headers.get('etag'),
    modified: null,
    bodies,
    tags,
    ...freshness,
    freshFor: Math.min(freshness.freshFor, timeLeft(headers.get('expires'))),
    isFile: headers.has('content-disposition'),
  };
}

/**
 * The same answer as a last resort. It says how old it is, and no cache in between may keep it,
 * since it may show what has changed.
 * @param age in seconds
 */
export function asStale(answer: KeptAnswer, age: number): KeptAnswer {
  const head = answer.head.filter((_, i) => answer.head[i - (i % 2)] !== 'cache-control');
  head.push('cache-control', 'no-store', 'age', String(age), 'warning', '110 - "Response is Stale"');
  return { ...answer, head };
}

/** The memory that an answer holds, in bytes. */
export function weightOf({ bodies, head, tags }: KeptAnswer): number {
  // The compressed bodies, some of them yet to be made, are together no more than the plain one.
  const body = bodies.compressible ? bodies.identity.length * 2 : bodies.identity.length;
  return body + head.join('').length * 2 + tags.join('').length * 4 + 1000;
}
