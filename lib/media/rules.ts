// The files that may be attached to a release, and their names. Promises:
//   - the content of a file decides its kind, and a name that promises another kind is refused
//   - no file is taken that a reader's browser would run, that has macros or that hides other files
//   - a file's name can stand in an address unchanged, and never looks like a number
import { sizeInWords } from '#lib/core/languages.ts';
import { type ReasonParams, type Refusal, refuse } from '#lib/core/result.ts';
import { type FileKind, fileKinds, longestFileName } from '#lib/text/file-kinds-rules.ts';

export const fileSizes = {
  /** Bytes of one file. */
  file: 10 << 20,
  /** Bytes of all files of a release, with those that its text no longer names. */
  release: 100 << 20,
  /** Characters of a name, with its ending. */
  name: longestFileName,
} as const;

/** The kind that a name promises, or null for an ending that we do not take. */
export function kindOfName(name: string): FileKind | null {
  const end = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const kind = end === 'jpeg' ? 'jpg' : end;
  return Object.hasOwn(fileKinds, kind) ? (kind as FileKind) : null;
}

const withoutEnd = (sentName: string) => sentName.replace(/\.[A-Za-z0-9]{1,5}$/, '');

/** A title from the sender's name of a file: "Annexure A_final.pdf" gives "Annexure A final". */
export function titleOf(sentName: string): string {
  const title = withoutEnd(sentName)
    .replace(/[_\s]+/g, ' ')
    .trim()
    .slice(0, 200);
  // The cut may leave half of a character.
  return title.replace(/[\uD800-\uDBFF]$/, '');
}

/**
 * A file's name on the site. Letters that an address cannot carry are left out. A name without any
 * other letters becomes "attachment".
 * @param sentName the sender's name, such as "Annexure A (final).PDF"
 * @param others the names of the other files. The new name differs from each.
 */
export function nameOf(sentName: string, kind: FileKind, others: readonly string[] = []): string {
  const plain = withoutEnd(sentName)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  const base = /^[a-z]/.test(plain) ? plain : ['attachment', plain].filter(Boolean).join('-');
  for (let n = 1; ; n++) {
    const name = `${n === 1 ? base : `${base}-${n}`}.${kind}`;
    if (!others.includes(name)) return name;
  }
}

const kindsInWords =
  'PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), OpenDocument, CSV, plain text, JPEG, PNG or WebP';

/** The kind of a file's content. `not-utf-8` is a text in another encoding. */
export type DetectedKind = FileKind | 'not-utf-8' | null;

/** Why a file is not taken, or null. */
export function refusalOfFile(sentName: string, size: number, detected: DetectedKind): Refusal | null {
  const refusal = (code: string, message: string, params: ReasonParams = {}) =>
    refuse('invalid', { code, field: 'name', message, params: { name: sentName, ...params } });
  if (size === 0) return refusal('file-empty', `“${sentName}” is empty. Choose the file again.`);
  if (size > fileSizes.file)
    return refusal(
      'file-too-large',
      `“${sentName}” has ${sizeInWords(size)}; a file has at most ${fileSizes.file >> 20} MB. Make it smaller, or split it.`,
      { size: sizeInWords(size), megabytes: fileSizes.file >> 20 },
    );
  const promised = kindOfName(sentName);
  if (promised === null)
    return refusal('file-kind', `“${sentName}” is of a kind that is not taken. Attach ${kindsInWords}.`);
  if (detected === 'not-utf-8')
    return refusal('file-encoding', `“${sentName}” is not a text in UTF-8. Save it as UTF-8, then attach it.`);
  if (detected !== promised)
    return refusal(
      'file-other-kind',
      `“${sentName}” is not what its name says: ${detected === null ? 'its content is of no kind that is taken' : `it is a ${fileKinds[detected].words} file`}. Save it anew in the program that made it, then attach it.`,
      detected === null ? { which: 'unknown' } : { which: 'content', kind: detected },
    );
  return null;
}

/**
 * Why a release takes no more files, or null.
 * @param before bytes of the files that it has
 */
export function refusalOfRoom(before: number, size: number): Refusal | null {
  if (before + size <= fileSizes.release) return null;
  return refuse('invalid', {
    code: 'files-too-large',
    field: 'name',
    message: `The files of this release would have more than ${fileSizes.release >> 20} MB together. Files that were taken off its list count too, because earlier texts may name them. Put the file on another site of the house and link to it.`,
    params: { megabytes: fileSizes.release >> 20 },
  });
}
