import 'server-only';
import { createHash } from 'node:crypto';
import { env } from '../env.ts';
import { alwaysHeaders } from './always-headers.ts';

/**
 * The site's own address, without a slash at its end. It never comes from a request, since a kept
 * page is served to everyone.
 */
export function siteOrigin(): string {
  const { PRESSMARK_URL, PORT } = env();
  return (PRESSMARK_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, '');
}

/**
 * No script, no frame, nothing from elsewhere. Whatever is not named may come from the site itself:
 * Firefox fetches the next page ahead under `default-src`, and auditors read robots.txt under
 * `connect-src`.
 */
const policy =
  "default-src 'self'; script-src 'none'; worker-src 'none'; object-src 'none'; frame-src 'none'; media-src 'none'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

// How long an answer may be kept. Browsers ask every time, which 304 makes cheap, since nobody can
// take bytes back from them. Caches in between ask after two seconds and serve nothing unchecked,
// or a withdrawn text would stay in them. Caches that are told of changes keep ten minutes, and go
// on for a day while the site is silent.
const cacheControl = {
  tagged: 'public, max-age=0, s-maxage=2',
  missing: 'public, max-age=0, s-maxage=2',
  immutable: 'public, max-age=31536000, immutable',
  daily: 'public, max-age=86400, must-revalidate',
  brief: 'public, max-age=60',
  never: 'no-store',
} as const;
const cacheControlWithPurge = { ...cacheControl, tagged: 'public, max-age=0, s-maxage=600, stale-if-error=86400' };

type CacheRule = keyof typeof cacheControl;

export type SiteAnswer = {
  status?: number;
  type: string;
  body: string | Uint8Array<ArrayBuffer>;
  keep: CacheRule;
  tags?: readonly string[];
  /** When the answer stops being true by itself: at midnight, if it says today's date. */
  until?: Date;
  headers?: Record<string, string>;
};

/** The tag of every answer with tags. It is purged when too much has changed to name. */
export const everyPageTag = 'site';

function etag(body: string | Uint8Array): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

/** Makes every answer of the site, so that none lacks a header. */
export function siteResponse({ status = 200, type, body, keep, tags = [], until, headers = {} }: SiteAnswer): Response {
  const all = new Headers({
    'Content-Type': type,
    // Nobody purges at midnight, so caches in between ask every two seconds.
    'Cache-Control': (env().PRESSMARK_PURGE_URL && !until ? cacheControlWithPurge : cacheControl)[keep],
    ...(until ? { Expires: until.toUTCString() } : {}),
    'Content-Security-Policy': policy,
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    ...alwaysHeaders(),
    ...headers,
  });
  if (keep !== 'never') all.set('ETag', etag(body));
  if (tags.length > 0) all.set('Cache-Tag', [everyPageTag, ...tags].join(','));
  return new Response(body, { status, headers: all });
}
