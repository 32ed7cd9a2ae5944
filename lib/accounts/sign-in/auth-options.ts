import 'server-only';
import { cookies } from 'next/headers';
import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { systemActor } from '#lib/core/actor.ts';
import { env } from '#lib/core/env.ts';
import type { Refusal } from '#lib/core/result.ts';
import { clientHeader } from '#lib/core/serving/gate/client-address.ts';
import { signIn, signOut } from '#lib/accounts/commands.ts';
import { cookieFor, deviceSeconds, isSecure, sessionSeconds } from './cookies.ts';
import { deviceProof } from './device.ts';
import { actorOfSession } from '#lib/accounts/queries.ts';
import { signInSchema } from '#lib/accounts/schema.ts';

/** The library puts an error into an address, so it gets only a code, and the end of a lock. */
function codeOf({ reasons: [first] }: Refusal): string {
  if (first?.code === 'sign-in-locked') return `locked.${first.field}`;
  if (first?.code === 'sign-in-crowded') return `crowded.${first.field}`;
  return first?.code ?? 'wrong-password';
}

async function authorize(
  credentials: Record<string, string> | undefined,
  request: { headers?: Record<string, string> },
) {
  const jar = await cookies();
  const device = cookieFor('device');
  const parsed = signInSchema.safeParse({
    ...credentials,
    device: jar.get(device.name)?.value ?? null,
    address: request.headers?.[clientHeader] ?? '',
    userAgent: request.headers?.['user-agent'] ?? '',
  });
  if (!parsed.success) throw new Error('wrong-password');
  // The library would show the words of an error to anyone.
  const result = await signIn(parsed.data).catch((error: unknown) => {
    console.error(error);
    throw new Error('failed');
  });
  if (!result.ok) throw new Error(codeOf(result));
  jar.set(device.name, deviceProof(parsed.data.email), { ...device.options, maxAge: deviceSeconds });
  return { id: result.value.userId, sid: result.value.sessionId };
}

async function endSession(sessionId: unknown) {
  if (typeof sessionId !== 'string') return;
  await signOut((await actorOfSession(sessionId)) ?? systemActor('sign-out'), { sessionId });
}

/** The options of next-auth. Its cookie names only a session's row and nothing of the user. */
export function authOptions(): NextAuthOptions {
  const secret = env().NEXTAUTH_SECRET;
  if (!secret) throw new Error('NEXTAUTH_SECRET is not set for this process');
  return {
    secret,
    useSecureCookies: isSecure(),
    session: { strategy: 'jwt', maxAge: sessionSeconds },
    pages: { signIn: '/desk/sign-in', signOut: '/desk', error: '/desk/sign-in' },
    cookies: { sessionToken: cookieFor('session') },
    providers: [
      CredentialsProvider({ credentials: { email: { type: 'email' }, password: { type: 'password' } }, authorize }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user && 'sid' in user ? { sid: user.sid } : { sid: token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    // The library's own log names addresses and errors.
    logger: { error: (code) => console.error(`sign-in: ${code}`), warn: () => {}, debug: () => {} },
    events: { signOut: ({ token }) => endSession(token?.sid) },
  };
}
