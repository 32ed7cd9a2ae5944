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

/**
 * Whether a request brings a session that this newsroom has given out and whose time is not over.
 * Asks no database: whether it was ended since, the action asks.
 */
export async function hasValidSession(cookies: string | undefined): Promise<boolean> {
  const token = valueOf(cookies ?? '', cookieFor('session').name);
  const secret = env().NEXTAUTH_SECRET;
  if (!token || !secret) return false;
  const claims = await decode({ token, secret }).catch(() => null);
  return typeof claims?.sid === 'string';
}
