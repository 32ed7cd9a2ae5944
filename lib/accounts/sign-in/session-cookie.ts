import 'server-only';
import { decode } from 'next-auth/jwt';
import { env } from '#lib/core/env.ts';
import { cookieFor } from './cookies.ts';

/** The value of a cookie in a request's header. */
function valueOf(header: string, name: string): string | null {
  for (const pair of header.split(';')) {
    const [key, ...value] = pair.trim().split('=');
    if (key === name) return value.join('=');
  }
  return null;
}

/** The id of the session in a request's cookies, or null without a valid session. */
export async function sessionIdIn(cookies: string | undefined): Promise<string | null> {
  const token = valueOf(cookies ?? '', cookieFor('session').name);
  const secret = env().NEXTAUTH_SECRET;
  if (!token || !secret) return null;
  const claims = await decode({ token, secret }).catch(() => null);
  return typeof claims?.sid === 'string' ? claims.sid : null;
}

/**
 * True if a request brings a session of this newsroom that is within its time. Reads no database.
 * The action checks whether the session was ended.
 */
export async function hasValidSession(cookies: string | undefined): Promise<boolean> {
  return (await sessionIdIn(cookies)) !== null;
}
