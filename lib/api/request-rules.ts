// Headers of a request. Promises:
//   - a change needs a valid version in If-Match
//   - an invalid Idempotency-Key is refused
import { ok, type Result, refuse } from '#lib/core/result.ts';

/** The version in If-Match: one strong entity tag, from an answer’s ETag. */
export function readIfMatch(header: string | null): Result<number> {
  if (header === null)
    return refuse('precondition', {
      code: 'if-match-missing',
      message:
        'Say which version you looked at: If-Match: "<version>". The release’s ETag, and its field version, have it.',
    });
  const version = /^"([1-9]\d{0,8})"$/.exec(header.trim())?.[1];
  if (!version)
    return refuse('invalid', {
      code: 'if-match',
      message: 'If-Match must be one version in quotation marks, such as "3". Neither * nor W/ nor a list is taken.',
    });
  return ok(Number(version));
}

/** The Idempotency-Key; null without one. */
export function readIdempotencyKey(header: string | null): Result<string | null> {
  if (header === null) return ok(null);
  if (/^[\x20-\x7e]{1,255}$/.test(header)) return ok(header);
  return refuse('invalid', {
    code: 'idempotency-key',
    message: 'An Idempotency-Key has 1 to 255 printable ASCII characters.',
  });
}

/** The token of `Authorization: Bearer …`, or null. */
export function readBearer(header: string | null): string | null {
  return /^Bearer +([^\s]+)$/i.exec(header ?? '')?.[1] ?? null;
}
