import 'server-only';
import { createHash } from 'node:crypto';
import { env } from '../env.ts';
import { alwaysHeaders } from './always-headers.ts';

/**
 * The site's own address, without a slash at its end. Never taken from a request: what is kept
 * would be kept for everyone.
 */
export function siteOrigin(): string {
  const { PRESSMARK_URL, PORT } = env();
  return (PRESSMARK_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, '');
}

/** No script, no frame, nothing from elsewhere. */
const policy =
  "default-src 'none'; script-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

// How long an answer may be kept. Readers' browsers ask every time (304 costs nothing), since
// nobody can take bytes back from them. So do caches in between after two seconds, and they never
// serve what they could not ask about: a withdrawn text would stay in them. Those that are told of
// changes may keep ten minutes, and go on for a day while the site is silent.
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
  headers?: Record<string, string>;
};

/** The tag of whatever has tags: the one to purge where too much has changed to name it. */
export const everyPageTag = 'site';

function etag(body: string | Uint8Array): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

/** Every answer of the site is made here, so that none lacks a header. */
export function siteResponse({ status = 200, type, body, keep, tags = [], headers = {} }: SiteAnswer): Response {
  const all = new Headers({
    'Content-Type': type,
    'Cache-Control': (env().PRESSMARK_PURGE_URL ? cacheControlWithPurge : cacheControl)[keep],
    'Content-Security-Policy': policy,
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    ...alwaysHeaders(),
    ...headers,
  });
  if (keep !== 'never') all.set('ETag', etag(body));
  if (tags.length > 0) all.set('Cache-Tag', [everyPageTag, ...tags].join(','));
  return new Response(body, { status, headers: all });
}
