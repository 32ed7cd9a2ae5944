// Reads a file that is dropped on the page as text, or says why it is none and what to do.
import type { Reason } from '#lib/core/result.ts';
import { sizes } from '#lib/text/entry-schema.ts';

const no = (code: string, message: string): { reason: Reason } => ({ reason: { code, message, field: 'text' } });

/** The refusal of a text that is too long for a release; null if it fits. */
export function tooLong(text: string): Reason | null {
  if (text.length <= sizes.text) return null;
  return {
    code: 'too-long',
    field: 'text',
    message: `The text has ${text.length.toLocaleString('en')} characters; a release has ${sizes.text.toLocaleString('en')} at most. Split it, or attach the long part. Nothing of it was taken.`,
  };
}

// Word, PDF, ZIP and picture files by their first bytes, whatever their name says.
const known: [string, string][] = [
  [
    '504b0304',
    'a Word file or another packed file. Open it, choose “Save as plain text (UTF-8)”, or copy its words and paste them here',
  ],
  ['d0cf11e0', 'an old Word file. Open it, choose “Save as plain text (UTF-8)”, or copy its words and paste them here'],
  ['25504446', 'a PDF. Open it, copy its words and paste them here'],
  ['89504e47', 'a picture. Type the text, or ask for it as a text file'],
  ['ffd8ff', 'a picture. Type the text, or ask for it as a text file'],
];

/** Reads a text file in UTF-8, or in UTF-16 with its byte order mark. */
export async function readTextFile(file: File): Promise<{ text: string } | { reason: Reason }> {
  if (file.size === 0)
    return no('empty', `“${file.name}” is empty. Choose the file with the text, or paste the text below.`);
  if (file.size > sizes.text * 4)
    return no(
      'too-long',
      `“${file.name}” has ${Math.round(file.size / 1024).toLocaleString('en')} kB; a release has ${sizes.text.toLocaleString('en')} characters at most. Is it the right file? If so, split it, or attach the long part.`,
    );
  const bytes = new Uint8Array(await file.arrayBuffer());
  const head = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const kind = known.find(([magic]) => head.startsWith(magic));
  if (kind) return no('not-text', `“${file.name}” is ${kind[1]}.`);
  const encoding = head.startsWith('fffe') ? 'utf-16le' : head.startsWith('feff') ? 'utf-16be' : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return no(
      'not-utf8',
      `“${file.name}” is not written in UTF-8, so some of its letters would come out wrong. Save it again as “Text, UTF-8”, or paste its words below.`,
    );
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these show that it is no text
  if (/[\u0000-\u0008\u000E-\u001F]/.test(text))
    return no(
      'not-text',
      `“${file.name}” is not a plain text. Save the release as “Text, UTF-8”, or paste its words below.`,
    );
  if (text.trim() === '')
    return no('empty', `“${file.name}” holds no words. Choose the file with the text, or paste the text below.`);
  const long = tooLong(text);
  return long ? { reason: long } : { text };
}
