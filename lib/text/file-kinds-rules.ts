// What a file beside a text can be, and what it can be called.

/** What a file can be: by the end of its name, what it is called in an answer to a reader, and in words. */
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

/** Characters, with its ending. */
export const longestFileName = 80;

/** A name that can stand in an address: small letters, digits and hyphens, a letter first, and an ending that we know. */
export const fileName = new RegExp(`^[a-z][a-z0-9-]*\\.(?:${Object.keys(fileKinds).join('|')})$`);
