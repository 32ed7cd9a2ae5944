import 'server-only';
import { type Bodies, bodiesOf } from './encoding.ts';

/** An answer as bytes, ready to be written any number of times. */
export type KeptAnswer = {
  status: number;
  /** Name, value, name, value: as `writeHead` takes it fastest. Without ETag, length and encoding. */
  head: string[];
  etag: string | null;
  bodies: Bodies;
  tags: string[];
  /** Milliseconds for which a shared cache may keep it; 0 for never. */
  freshFor: number;
  /** Milliseconds after that for which it may stand in while the source fails. */
  staleFor: number;
  immutable: boolean;
  /** Something that is fetched by itself, such as an attachment, and no page. */
  isFile: boolean;
};

const seconds = (control: string, name: string): number | null => {
  const found = new RegExp(`(?:^|[\\s,])${name}=(\\d+)`).exec(control);
  return found ? Number(found[1]) * 1000 : null;
};

/** Reads `Cache-Control` as a shared cache does (RFC 9111, RFC 5861). */
export function readCacheControl(control: string): Pick<KeptAnswer, 'freshFor' | 'staleFor' | 'immutable'> {
  const never = !control || /(?:^|[\s,])(?:no-store|no-cache|private)(?:[\s,]|$)/.test(control);
  if (never) return { freshFor: 0, staleFor: 0, immutable: false };
  return {
    freshFor: seconds(control, 's-maxage') ?? seconds(control, 'max-age') ?? 0,
    staleFor: seconds(control, 'stale-if-error') ?? 0,
    immutable: /(?:^|[\s,])immutable(?:[\s,]|$)/.test(control),
  };
}

/** Turns a route's answer into bytes in all encodings. */
export async function keepable(response: Response): Promise<KeptAnswer> {
  const body = Buffer.from(await response.arrayBuffer());
  const { headers } = response;
  const bodies = await bodiesOf(body, headers.get('content-type') ?? '');
  const head: string[] = [];
  for (const [name, value] of headers) if (name !== 'etag') head.push(name, value);
  if (bodies.compressible) head.push('vary', 'accept-encoding');
  return {
    status: response.status,
    head,
    etag: headers.get('etag'),
    bodies,
    tags: (headers.get('cache-tag') ?? '').split(',').filter(Boolean),
    ...readCacheControl(headers.get('cache-control') ?? ''),
    isFile: headers.has('content-disposition'),
  };
}

/** The memory that an answer holds, in bytes. */
export function weightOf({ bodies, head, tags }: KeptAnswer): number {
  // The compressed bodies, some of them yet to be made, are together no more than the plain one.
  const body = bodies.compressible ? bodies.identity.length * 2 : bodies.identity.length;
  return body + head.join('').length * 2 + tags.join('').length * 4 + 1000;
}
