// The purge requests of each kind of cache. Pure.

export type Cache = { url: string; kind: 'varnish' | 'nginx' | 'fastly' | 'cloudflare'; token: string | undefined };
export type PurgeRequest = { method: string; headers: Record<string, string>; body?: string };

/** Tags per request. Every kind of cache accepts this many. */
const most = 30;

function request({ kind, token = '' }: Cache, tags: string[]): PurgeRequest {
  const bearer: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  if (kind === 'fastly')
    return {
      method: 'POST',
      headers: { 'fastly-key': token, 'surrogate-key': tags.join(' '), accept: 'application/json' },
    };
  if (kind === 'cloudflare')
    return {
      method: 'POST',
      headers: { ...bearer, 'content-type': 'application/json' },
      body: JSON.stringify({ tags }),
    };
  return { method: 'PURGE', headers: { ...bearer, 'cache-tag': tags.join(',') } };
}

/** The requests that make a cache drop every answer with one of the tags. */
export function purgeRequests(cache: Cache, tags: string[]): PurgeRequest[] {
  const all = [...new Set(tags)];
  return Array.from({ length: Math.ceil(all.length / most) }, (_, i) =>
    request(cache, all.slice(i * most, (i + 1) * most)),
  );
}
