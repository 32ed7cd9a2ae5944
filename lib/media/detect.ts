import 'server-only';
import { fileTypeFromBuffer } from 'file-type';
import { fileKinds, type FileKind, type FoundKind, kindOfName } from './rules.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Texts have no mark of their own: they are what decodes, without the characters that no text has. */
function textKind(bytes: Uint8Array, given: string): FoundKind {
  const promised = kindOfName(given);
  if (promised !== 'csv' && promised !== 'txt') return null;
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is looked for
    return /[\u0000-\u0008\u000E-\u001F]/.test(utf8.decode(bytes)) ? 'not-utf-8' : promised;
  } catch {
    return 'not-utf-8';
  }
}

/**
 * What a file is, by its content: by the mark it begins with, and for office files by what is packed in it.
 * @param given its sender's name for it, which alone tells one kind of text from another
 * @returns null for what is none of the kinds that are taken
 */
export async function kindOf(bytes: Uint8Array, given: string): Promise<FoundKind> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (!found) return textKind(bytes, given);
  return Object.hasOwn(fileKinds, found.ext) ? (found.ext as FileKind) : null;
}
