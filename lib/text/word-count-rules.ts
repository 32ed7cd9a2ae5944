// How long a text is, for its writer.
import type { Doc } from '#lib/core/document.ts';
import { paragraphsOf } from './document/document-text-rules.ts';

/** Words that a reader reads in a minute, rounded from studies of silent reading. */
const wordsInAMinute = 230;

/** The words of a document: what white space parts, with a letter or a digit. */
export const wordCount = (doc: Doc): number =>
  paragraphsOf(doc).reduce(
    (count, paragraph) => count + paragraph.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
    0,
  );

/** Minutes to read so many words, at least one. */
export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / wordsInAMinute));
