import 'server-only';
import { cookies } from 'next/headers';
import { decode } from 'next-auth/jwt';
import { cache } from 'react';
import type { Actor } from '#lib/core/actor.ts';
import { env } from '#lib/core/env.ts';
import { cookieFor } from './sign-in/cookies.ts';
import { actorOfSession } from './queries.ts';

/** The id of the session in the request's cookie, or null without a valid session. */
export async function currentSessionId(): Promise<string | null> {
  const token = (await cookies()).get(cookieFor('session').name)?.value;
  const secret = env().NEXTAUTH_SECRET;
  if (!token || !secret) return null;
  const claims = await decode({ token, secret }).catch(() => null);
  return typeof claims?.sid === 'string' ? claims.sid : null;
}

/** The actor of this request. The database says who it is, once a request, not the cookie alone. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const sessionId = await currentSessionId();
  return sessionId ? actorOfSession(sessionId) : null;
});
