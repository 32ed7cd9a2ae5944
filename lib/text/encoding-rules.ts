// Decodes text files. Promises:
//   - it reads UTF-8, and UTF-16 with a byte order mark; it guesses no other encoding
//   - a file that is no text is a problem
import type { Reason } from '#lib/core/result.ts';

const unknownEncoding: Reason = {
  code: 'encoding',
  message: 'It is neither UTF-8 nor UTF-16 with a byte order mark. Save it as plain text in UTF-8.',
};
const notText: Reason = {
  code: 'not-text',
  message: 'It is not a plain text. Save the release as text in UTF-8.',
  params: { which: 'text' },
};

/** The problem of a text with control characters or broken letters, or null. */
export function textProblem(text: string): Reason | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the rule is about them
  return /[\u0000-\u0008\u000E-\u001F\uFFFD]/.test(text) || !text.isWellFormed() ? notText : null;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const littleEndian = new TextDecoder('utf-16le', { fatal: true });
const bigEndian = new TextDecoder('utf-16be', { fatal: true });

function decoderOf(bytes: Uint8Array): TextDecoder {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return littleEndian;
  return bytes[0] === 0xfe && bytes[1] === 0xff ? bigEndian : utf8;
}

/** The text of a file without its byte order mark, or the problem. */
export function textOf(bytes: Uint8Array): { text: string } | { problem: Reason } {
  let text: string;
  try {
    text = decoderOf(bytes).decode(bytes);
  } catch {
    return { problem: unknownEncoding };
  }
  const problem = textProblem(text);
  return problem ? { problem } : { text };
}
