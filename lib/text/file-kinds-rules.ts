// The kinds and names of attached files.

/** File kinds by name ending: the Content-Type, and the kind in words. */
export const fileKinds = {
  pdf: { type: 'application/pdf', words: 'PDF' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', words: 'Word' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', words: 'Excel' },
  pptx: { type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', words: 'PowerPoint' },
  odt: { type: 'application/vnd.oasis.opendocument.text', words: 'OpenDocument text' },
  ods: { type: 'application/vnd.oasis.opendocument.spreadsheet', words: 'OpenDocument sheet' },
  odp: { type: 'application/vnd.oasis.opendocument.presentation', words: 'OpenDocument presentation' },
  csv: { type: 'text/csv; charset=utf-8', words: 'CSV' },
  txt: { type: 'text/plain; charset=utf-8', words: 'text' },
  jpg: { type: 'image/jpeg', words: 'JPEG' },
  png: { type: 'image/png', words: 'PNG' },
  webp: { type: 'image/webp', words: 'WebP' },
} as const;
export type FileKind = keyof typeof fileKinds;

/** Characters of a file name, with its ending. */
export const longestFileName = 80;

/**
 * A file name for addresses: a letter, then small letters, digits and hyphens, and a known ending.
 */
export const fileName = new RegExp(`^[a-z][a-z0-9-]*\\.(?:${Object.keys(fileKinds).join('|')})$`);
