// Bytes of a text file as text. Promises:
//   - UTF-8, with a byte order mark or without, and UTF-16 with one; in any other encoding letters would be guessed
//   - what is no text at all is said to be none
import type { Reason } from '#lib/core/result.ts';

const unknownEncoding: Reason = {
  code: 'encoding',
  message: 'It is neither UTF-8 nor UTF-16 with a byte order mark. Save it as plain text in UTF-8.',
};
const notText: Reason = { code: 'not-text', message: 'It is not a plain text. Save the release as text in UTF-8.' };

/** Control characters and halves of letters never stand in a text: what has them is a picture or a program. */
export function textProblem(text: string): Reason | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is looked for
  return /[\u0000-\u0008\u000E-\u001F\uFFFD]/.test(text) || !text.isWellFormed() ? notText : null;
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** The text of a file without its byte order mark, or why there is none. */
export function textOf(bytes: Uint8Array): { text: string } | { problem: Reason } {
  let text: string;
  try {
    text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return { problem: unknownEncoding };
  }
  const problem = textProblem(text);
  return problem ? { problem } : { text };
}
