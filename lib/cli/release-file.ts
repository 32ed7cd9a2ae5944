// A release in a file: .docx, or a plain text.
import { lstat, readFile, stat } from 'node:fs/promises';
import type { Reason } from '#lib/core/result.ts';
import { textOf } from '#lib/text/encoding-rules.ts';
import { sizes } from '#lib/text/entry-schema.ts';
import { type DocxText, textOfDocx } from '#lib/text/word/word.ts';

/** In bytes: a letter has up to four, and a Word document carries fonts and settings. */
const limits = { text: sizes.text * 4, docx: 8 * 1024 * 1024 };

const problem = (code: string, message: string): { problems: [Reason] } => ({ problems: [{ code, message }] });

const isDocx = (path: string) => /\.docx$/i.test(path);

/** Files of an archive, by how their names end. Word's own marks of open files (~$…) are none. */
export const isReleaseFile = (path: string) => /(?:^|\/)(?!~\$)[^/]*\.(?:txt|docx)$/i.test(path);

async function textOfBytes(path: string, bytes: Buffer): Promise<DocxText> {
  if (isDocx(path)) return textOfDocx(bytes);
  const read = textOf(bytes);
  return 'problem' in read ? { problems: [read.problem] } : { text: read.text, warnings: [] };
}

/**
 * Reads a file as text in house format.
 * @param followLinks false for files that were found in a folder: where a link leads nobody has
 * named
 */
export async function readReleaseFile(path: string, followLinks = true): Promise<DocxText> {
  try {
    const info = await (followLinks ? stat(path) : lstat(path));
    if (info.isSymbolicLink()) return problem('link', 'It is a link to another place. Name the file itself.');
    // Whoever names a pipe means it; one that lies in a folder would be waited for in vain.
    if (!info.isFile() && !(followLinks && info.isFIFO())) return problem('not-a-file', 'It is no file.');
    const limit = isDocx(path) ? limits.docx : limits.text;
    if (info.size > limit) return problem('too-large', `It is larger than any release (${limit} bytes).`);
    return await textOfBytes(path, await readFile(path));
  } catch (error) {
    return problem('unreadable', `It cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  }
}
