import 'server-only';
import { depthOf, unstorableStringIn } from '#lib/core/json-rules.ts';
import type { Reason } from '#lib/core/result.ts';

const deepest = 64;

/** Why a body is refused. */
export type BodyRefusal = { status: 400 | 413 | 415 | 422; reason: Reason };

const refuseBody = (status: BodyRefusal['status'], code: string, message: string, field = ''): BodyRefusal => ({
  status,
  reason: { code, message, ...(field === '' ? {} : { field }) },
});

/** The refusal of a string with characters that no text has. `field` is its place. */
export const notText = (field: string): Reason => ({
  code: 'not-text',
  message:
    'There are characters here that no text has: U+0000, or half of a pair. Delete them, or write the words around them again.',
  params: { which: 'signs' },
  ...(field === '' ? {} : { field }),
});

type BodySource = {
  /** @param name in lower case */
  header: (name: string) => string | null;
  /** The body; null when it is longer than `longest` bytes. */
  bytes: (longest: number) => Promise<Uint8Array | null>;
};

// U+0000 and half a surrogate pair appear in JSON only as escapes. Only a body with such an escape
// is searched.
const suspectEscape = /\\u(?:0000|d[89a-f])/i;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON body: its text and its value, `{}` for no body.
 * @param tooLong the message for a body above `longest` bytes
 */
export async function readJson(
  source: BodySource,
  longest: number,
  tooLong: string,
): Promise<{ text: string; value: unknown } | BodyRefusal> {
  const isLonger = Number(source.header('content-length') ?? 0) > longest;
  const bytes = isLonger ? null : await source.bytes(longest);
  if (!bytes)
    return {
      status: 413,
      reason: { code: 'too-large', message: tooLong, params: { kilobytes: Math.round(longest / 1024) } },
    };
  if (bytes.length === 0) return { text: '', value: {} };
  const type = source.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json')
    return refuseBody(415, 'content-type', 'Send JSON, with Content-Type: application/json.');
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return refuseBody(400, 'json', 'The body is not UTF-8. Send JSON in UTF-8.');
  }
  if (depthOf(text) > deepest)
    return refuseBody(422, 'depth', `The body nests deeper than ${deepest} levels. Send it flat.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuseBody(400, 'json', 'The body is not JSON. Send one JSON object.');
  }
  const badField = suspectEscape.test(text) ? unstorableStringIn(value) : null;
  return badField === null ? { text, value } : { status: 422, reason: notText(badField) };
}
