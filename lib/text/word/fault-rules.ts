// Which Word files are read. Pure.

/** Bytes of a whole file, packed. It carries fonts and settings besides its text. */
export const docxLimit = 8 << 20;

/** Why a file is not read. */
export type WordFault = 'damaged' | 'locked' | 'too-long' | 'no-words' | 'not-text';
