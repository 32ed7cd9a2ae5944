import 'server-only';
import { fileSizes } from '#lib/media/rules.ts';
import type { Reason } from '#lib/core/result.ts';
import type { Asked } from './message.ts';
import { depthOf } from './request-rules.ts';

/** Bytes of a body. The longest release is 300,000 characters, or 900,000 of a document, which UTF-8 may treble. */
export const longestBody = 3 << 20;
const deepest = 64;

const tooLargeFile = `A file has at most ${fileSizes.file >> 20} MB. Make it smaller, or split it.`;

type Unread = { status: 400 | 413 | 415 | 422; reason: Reason };

const unread = (status: Unread['status'], code: string, message: string): Unread => ({
  status,
  reason: { code, message },
});

// PostgreSQL keeps neither of the two in a text.
const odd = /\\u(?:0000|d[89a-f])/i;

function hasOddString(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed();
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inner]) => hasOddString(name) || hasOddString(inner));
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The body's text and its value: an object, `{}` where there is no body. */
export async function readBody(
  asked: Asked,
  longest = longestBody,
): Promise<{ text: string; value: unknown } | Unread> {
  const isLonger = Number(asked.header('content-length') ?? 0) > longest;
  const bytes = isLonger ? null : await asked.bytes(longest);
  if (!bytes)
    return unread(
      413,
      'too-large',
      longest === longestBody ? `A request has at most ${longestBody >> 20} MB. Split the text.` : tooLargeFile,
    );
  if (bytes.length === 0) return { text: '', value: {} };
  const type = asked.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json')
    return unread(415, 'content-type', 'Send JSON, with Content-Type: application/json.');
  let text: string;
  try {
    text = utf8.decode(bytes);
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
