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

/** The id of the session that a request's cookies name; null without a valid one. */
export async function sessionIdIn(cookies: string | undefined): Promise<string | null> {
  const token = valueOf(cookies ?? '', cookieFor('session').name);
  const secret = env().NEXTAUTH_SECRET;
  if (!token || !secret) return null;
  const claims = await decode({ token, secret }).catch(() => null);
  return typeof claims?.sid === 'string' ? claims.sid : null;
}

/**
 * Whether a request brings a session that this newsroom has given out and whose time is not over.
 * Asks no database: whether it was ended since, the action asks.
 */
export async function hasValidSession(cookies: string | undefined): Promise<boolean> {
  return (await sessionIdIn(cookies)) !== null;
}
