// The newsroom's headers. Nobody frames its pages, and no cache stores them. Only scripts with the
// nonce of the answer run.
import { type NextRequest, NextResponse } from 'next/server';
import { interfaceLanguage } from '#lib/accounts/language-rules.ts';
import { cookieFor, languageSeconds } from '#lib/accounts/sign-in/cookies.ts';
import { env } from '#lib/core/env.ts';

function policy(nonce: string): string {
  const isDevelopment = env().NODE_ENV === 'development';
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Keeps the language that a link asks for, and leads to the same page without the question. */
function keepLanguage({ nextUrl }: NextRequest): NextResponse | null {
  const language = interfaceLanguage(nextUrl.searchParams.get('interface') ?? undefined);
  if (!language) return null;
  const address = nextUrl.clone();
  address.searchParams.delete('interface');
  const response = NextResponse.redirect(address, { status: 303, headers: { 'cache-control': 'private, no-store' } });
  const { name, options } = cookieFor('language');
  response.cookies.set(name, language, { ...options, maxAge: languageSeconds });
  return response;
}

/**
 * Runs before every page and action of the newsroom. The pages and commands themselves decide who
 * may do what.
 */
export function proxy(request: NextRequest) {
  const kept = keepLanguage(request);
  if (kept) return kept;
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('x-pressmark-path', request.nextUrl.pathname);
  // Next reads the nonce for its own scripts from the request's policy.
  headers.set('content-security-policy', policy(nonce));
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy(nonce));
  response.headers.set('cache-control', 'private, no-store');
  response.headers.set('x-frame-options', 'DENY');
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  response.headers.set('cross-origin-opener-policy', 'same-origin');
  response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()');
  response.headers.set('x-robots-tag', 'noindex, nofollow');
  return response;
}

export const config = { matcher: ['/desk', '/desk/:path*', '/api/auth/:path*'] };
