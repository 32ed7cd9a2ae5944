import 'server-only';
import NextAuth from 'next-auth';
import { NextRequest } from 'next/server';
import { bytesOf } from '#lib/core/serving/body.ts';
import type { ReasonParams } from '#lib/core/result.ts';
import { unstorableStringIn } from '#lib/core/json-rules.ts';
import { siteOrigin } from '#lib/core/serving/site-response.ts';
import { authOptions } from './auth-options.ts';

type Context = { params: Promise<{ nextauth: string[] }> };

/** Bytes of a sign-in: an address, a password, a token. */
const maxBytes = 16 << 10;
const fields = ['csrfToken', 'email', 'password', 'json'] as const;
const shortWord = /^[\w.:-]{1,80}$/;

const refusal = (status: number, code: string, message: string, params?: ReasonParams) =>
  Response.json(
    // The sign-in page reads the code from an address.
    {
      ok: false,
      reasons: [{ code, message, ...(params ? { params } : {}) }],
      url: `${siteOrigin()}/desk/sign-in?error=${code}`,
    },
    { status, headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' } },
  );

/** The fields of a form that the library needs, or the refusal of the form. */
async function formOf(request: Request): Promise<URLSearchParams | Response> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded')
    return refusal(415, 'content-type', 'Send a form: application/x-www-form-urlencoded.');
  const isLonger = Number(request.headers.get('content-length') ?? 0) > maxBytes;
  const bytes = isLonger ? null : await bytesOf(request.body ?? [], maxBytes);
  if (!bytes)
    return refusal(413, 'too-large', 'A sign-in has at most 16 KB. Sign in at /desk/sign-in.', {
      kilobytes: maxBytes >> 10,
    });
  const sent = new URLSearchParams(new TextDecoder().decode(bytes));
  const form = new URLSearchParams();
  for (const field of fields) {
    const value = sent.get(field);
    if (value !== null) form.set(field, value);
  }
  return unstorableStringIn(Object.fromEntries(form)) === null
    ? form
    : refusal(422, 'not-text', 'There are characters here that no text has. Write them anew.', { which: 'signs' });
}

/**
 * True if the form's token is not the browser's own. The library redirects to its start only in
 * this case.
 */
async function lacksToken(answer: Response): Promise<boolean> {
  const to = answer.headers.get('location') ?? (await answer.clone().text());
  return /[?&]csrf=true/.test(to);
}

/**
 * Answers the sign-in library's addresses. The library gets only what it needs. A request may name
 * the address to go on to. The library answers 500 to a foreign one, wherever it stands.
 */
export async function signInRoute(request: NextRequest, context: Context): Promise<Response> {
  const clean = new URL(request.nextUrl.pathname, siteOrigin());
  const error = request.nextUrl.searchParams.get('error') ?? '';
  if (shortWord.test(error)) clean.searchParams.set('error', error);
  if (request.method !== 'POST')
    return NextAuth(new NextRequest(clean, { headers: request.headers }), context, authOptions());
  const form = await formOf(request);
  if (form instanceof Response) return form;
  const headers = new Headers(request.headers);
  headers.delete('content-length');
  const cleanRequest = new NextRequest(clean, { method: 'POST', headers, body: form.toString() });
  const answer: Response = await NextAuth(cleanRequest, context, authOptions());
  return (await lacksToken(answer))
    ? refusal(403, 'sign-in-token', 'The sign-in’s token is missing or old. Load /desk/sign-in anew and sign in there.')
    : answer;
}
