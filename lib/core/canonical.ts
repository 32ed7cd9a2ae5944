import 'server-only';
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** SHA-256, hex, over the canonical JSON (RFC 8785) of a value. */
export function canonicalHash(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('a value without JSON has no canonical form');
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** SHA-256, hex, over a text in UTF-8. */
export function textHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
