import 'server-only';
import type { Reason } from '#lib/core/result.ts';
import { depthOf } from './request-rules.ts';

/** Bytes of a body. The longest release is 300,000 characters, or 900,000 of a document, which UTF-8 may treble. */
export const longestBody = 3 << 20;
const deepest = 64;

type Unread = { status: 400 | 413 | 415 | 422; reason: Reason };

const unread = (status: Unread['status'], code: string, message: string): Unread => ({
  status,
  reason: { code, message },
});

/** Reads no more than a body may have. */
async function bytesOf(request: Request): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > longestBody) return null;
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > longestBody) return null;
    parts.push(part);
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : Buffer.concat(parts);
}

// PostgreSQL keeps neither of the two in a text.
const odd = /\\u(?:0000|d[89a-f])/i;

function hasOddString(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed();
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inner]) => hasOddString(name) || hasOddString(inner));
}

/** The body's text and its value: an object, `{}` where there is no body. */
export async function readBody(request: Request): Promise<{ text: string; value: unknown } | Unread> {
  const bytes = await bytesOf(request);
  if (!bytes) return unread(413, 'too-large', `A request has at most ${longestBody >> 20} MB. Split the text.`);
  if (bytes.length === 0) return { text: '', value: {} };
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json')
    return unread(415, 'content-type', 'Send JSON, with Content-Type: application/json.');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return unread(400, 'json', 'The body is not UTF-8.');
  }
  if (depthOf(text) > deepest) return unread(422, 'depth', `The body nests deeper than ${deepest} levels.`);
  try {
    const value: unknown = JSON.parse(text);
    if (odd.test(text) && hasOddString(value))
      return unread(422, 'not-text', 'The body holds characters that no text has: U+0000, or half of a pair.');
    return { text, value };
  } catch (error) {
    return unread(400, 'json', `The body is not JSON: ${error instanceof Error ? error.message.slice(0, 80) : ''}`);
  }
}
