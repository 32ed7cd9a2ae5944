// Reads a release from a file: .docx or plain text.
import { lstat, readFile, stat } from 'node:fs/promises';
import type { Reason } from '#lib/core/result.ts';
import { textOf } from '#lib/text/encoding-rules.ts';
import { sizes } from '#lib/text/sizes-rules.ts';
import { docxLimit } from '#lib/text/word/fault-rules.ts';
import { type DocxText, textOfDocx } from '#lib/text/word/word.ts';

/** In bytes. A letter has up to four bytes. */
const limits = { text: sizes.text * 4, docx: docxLimit };

const problem = (code: string, message: string): { problems: [Reason] } => ({ problems: [{ code, message }] });

const isDocx = (path: string) => /\.docx$/i.test(path);

/** True for .txt and .docx, but not for Word's own marks of open files (~$…). */
export const isReleaseFile = (path: string) => /(?:^|\/)(?!~\$)[^/]*\.(?:txt|docx)$/i.test(path);

async function textOfBytes(path: string, bytes: Buffer): Promise<DocxText> {
  if (isDocx(path)) return textOfDocx(bytes);
  const read = textOf(bytes);
  return 'problem' in read ? { problems: [read.problem] } : { text: read.text, warnings: [] };
}

/**
 * Reads a file as text in house format.
 * @param followLinks false for files found in a folder, because nobody named a link's target
 */
export async function readReleaseFile(path: string, followLinks = true): Promise<DocxText> {
  try {
    const info = await (followLinks ? stat(path) : lstat(path));
    if (info.isSymbolicLink()) return problem('link', 'It is a link to another place. Name the file itself.');
    // A pipe in the command is read. A pipe in a folder is refused, because nobody may write to it
    // and the read would never end.
    if (!info.isFile() && !(followLinks && info.isFIFO())) return problem('not-a-file', 'It is not a file.');
    const limit = isDocx(path) ? limits.docx : limits.text;
    if (info.size > limit) return problem('too-large', `It is larger than any release (${limit} bytes).`);
    return await textOfBytes(path, await readFile(path));
  } catch (error) {
    return problem('unreadable', `It cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  }
}
