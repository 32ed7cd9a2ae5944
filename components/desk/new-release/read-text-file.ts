// Reads a file that is dropped on the page as text, or says why it is none and what to do.
import type { catalogues } from '#components/words/catalogues.ts';
import { sizes } from '#lib/text/sizes-rules.ts';

/** Why a text is not taken: the key of its words in the catalogue, and their values. */
export type TextProblem = {
  code: keyof (typeof catalogues)['en']['newRelease']['problems'];
  values: Record<string, string | number>;
};

/** The problem of a text that is too long for a release; null if it fits. */
export function tooLong(text: string): TextProblem | null {
  if (text.length <= sizes.text) return null;
  return { code: 'tooLong', values: { characters: text.length, most: sizes.text } };
}

// Word, PDF, ZIP and picture files by their first bytes, whatever their name says.
const known: [string, TextProblem['code']][] = [
  ['504b0304', 'packed'],
  ['d0cf11e0', 'oldWord'],
  ['25504446', 'pdf'],
  ['89504e47', 'picture'],
  ['ffd8ff', 'picture'],
];

/** Reads a text file in UTF-8, or in UTF-16 with its byte order mark. */
export async function readTextFile(file: File): Promise<{ text: string } | { problem: TextProblem }> {
  const no = (code: TextProblem['code'], values: TextProblem['values'] = {}) => ({
    problem: { code, values: { name: file.name, ...values } },
  });
  if (file.size === 0) return no('empty');
  if (file.size > sizes.text * 4)
    return no('fileTooLong', { kilobytes: Math.round(file.size / 1024), most: sizes.text });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const head = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const kind = known.find(([magic]) => head.startsWith(magic));
  if (kind) return no(kind[1]);
  const encoding = head.startsWith('fffe') ? 'utf-16le' : head.startsWith('feff') ? 'utf-16be' : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return no('notUtf8');
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these show that it is no text
  if (/[\u0000-\u0008\u000E-\u001F]/.test(text)) return no('noText');
  if (text.trim() === '') return no('blank');
  const long = tooLong(text);
  return long ? { problem: long } : { text };
}
