import 'server-only';
import type { FileKind } from '#lib/text/file-kinds-rules.ts';
import { type DetectedKind, kindOfName } from './rules.ts';
import { unzip, ZipProblem } from '#lib/core/zip.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A text has no mark at its beginning. It decodes as UTF-8 and has no control characters. */
function textKind(bytes: Uint8Array, promised: 'csv' | 'txt'): DetectedKind {
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the rule is about them
    return /[\u0000-\u0008\u000E-\u001F]/.test(utf8.decode(bytes)) ? 'not-utf-8' : promised;
  } catch {
    return 'not-utf-8';
  }
}

/** The places of macros in office files. */
const macros = /(?:^|\/)vbaProject\.bin$|^(?:Basic|Scripts)\//i;
// No office file has a longer list of parts.
const longestList = 4 << 20;

const openXml: Record<string, FileKind> = {
  'wordprocessingml.document.main+xml': 'docx',
  'spreadsheetml.sheet.main+xml': 'xlsx',
  'presentationml.presentation.main+xml': 'pptx',
};
const openDocument: Record<string, FileKind> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
};

/**
 * The kind of an office file. Office files are .zip, and one part names the kind. Sources: ECMA-376
 * part 2, OpenDocument 1.3 part 2.
 */
function officeKind(bytes: Uint8Array): DetectedKind {
  let hasMacros = false;
  const isTypeEntry = (name: string) => {
    hasMacros ||= macros.test(name);
    return name === '[Content_Types].xml' || name === 'mimetype';
  };
  try {
    const parts = unzip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), longestList, isTypeEntry);
    if (hasMacros) return null;
    const mimetype = parts.get('mimetype')?.toString('latin1').trim() ?? '';
    const types = parts.get('[Content_Types].xml')?.toString('utf8') ?? '';
    const contentType = Object.keys(openXml).find((type) => types.includes(`officedocument.${type}"`));
    return openDocument[mimetype] ?? (contentType ? (openXml[contentType] ?? null) : null);
  } catch (error) {
    if (error instanceof ZipProblem) return null;
    throw error;
  }
}

const begins = (bytes: Uint8Array, mark: readonly number[], at = 0) => mark.every((byte, i) => bytes[at + i] === byte);
const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

/**
 * The kind of a file by the mark at its beginning. Sources: ISO 32000-2 (7.5.2), ISO 10918-1, ISO
 * 15948 (5.2), RFC 9649, APPNOTE.TXT.
 */
function markedKind(bytes: Uint8Array): DetectedKind {
  if (begins(bytes, letters('%PDF-'))) return 'pdf';
  if (begins(bytes, [0xff, 0xd8, 0xff])) return 'jpg';
  if (begins(bytes, [0x89, ...letters('PNG'), 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (begins(bytes, letters('RIFF')) && begins(bytes, letters('WEBP'), 8)) return 'webp';
  return begins(bytes, [...letters('PK'), 3, 4]) ? officeKind(bytes) : null;
}

/**
 * The kind of a file by its content: by the mark at its beginning, and for an office file by its
 * parts.
 * @param sentName the sender's name for the file. Only the name tells CSV from plain text.
 * @returns null for a kind that we do not take
 */
export function kindOf(bytes: Uint8Array, sentName: string): DetectedKind {
  const marked = markedKind(bytes);
  const promised = kindOfName(sentName);
  // Any word may begin a text, so we look for no other marks in a text. The site sends it as a
  // text, and no browser runs it.
  return marked === null && (promised === 'csv' || promised === 'txt') ? textKind(bytes, promised) : marked;
}
