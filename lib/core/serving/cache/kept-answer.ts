import 'server-only';
import { type Bodies, bodiesOf } from './encoding.ts';
import type { Modified } from '#lib/core/serving/range-rules.ts';

/** An answer as bytes, ready to be written any number of times. */
export type KeptAnswer = {
  status: number;
  /**
   * Name, value, name, value: as `writeHead` takes it fastest. Without ETag, length and encoding.
   */
  head: string[];
  etag: string | null;
  /** Since when it has these bytes; null where nothing asks for it. */
  modified: Modified | null;
  bodies: Bodies;
  tags: string[];
  /** Milliseconds for which it may be kept here, unless it is outdated before; 0 for never. */
  freshFor: number;
  /** Milliseconds after that for which it may stand in while the source fails. */
  staleFor: number;
  immutable: boolean;
  /** Something that is fetched by itself, such as an attachment, and no page. */
  isFile: boolean;
};

const minute = 60_000;

// How long a page that names its tags is kept here, whatever is said to those in between: it is
// outdated by its tags. An address without a page is soon forgotten.
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

/** Turns a route's answer into bytes in all encodings. */
export async function keepable(response: Response): Promise<KeptAnswer> {
  const body = Buffer.from(await response.arrayBuffer());
  const { headers } = response;
  const bodies = await bodiesOf(body, headers.get('content-type') ?? '');
  const tags = (headers.get('cache-tag') ?? '').split(',').filter(Boolean);
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
    ...freshnessOf(headers.get('cache-control') ?? '', tags.length > 0, response.status),
    isFile: headers.has('content-disposition'),
  };
}

/**
 * The same answer as a last resort: it says how old it is, and that nobody in between may keep it,
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
