import 'server-only';
import { env } from '#lib/core/env.ts';
import { sessionDays } from '#lib/accounts/rules.ts';

/** Cookies go over https only where the newsroom's own address is https. */
export function isSecure(): boolean {
  return (env().PRESSMARK_URL ?? '').startsWith('https:');
}

/** Name and options of a cookie. `__Host-` ties it to this host and to https. */
export function cookieFor(name: 'session' | 'device' | 'language') {
  const secure = isSecure();
  return {
    name: `${secure ? '__Host-' : ''}pressmark.${name}`,
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure },
  };
}

export const sessionSeconds = sessionDays * 24 * 3600;
export const deviceSeconds = 180 * 24 * 3600;
export const languageSeconds = 365 * 24 * 3600;
