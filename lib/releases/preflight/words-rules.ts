// The words of a passage. Promise: the work is linear in its length.

export type Word = { at: number; end: number; text: string };

// Apostrophes and joiners stand inside words.
const word = /[\p{L}\p{M}\p{N}]+(?:(?:['’ʼ\u00AD]|\p{Join_Control})[\p{L}\p{M}\p{N}]+)*/gu;

export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: found, index } of text.matchAll(word))
    words.push({ at: index, end: index + found.length, text: found });
  return words;
}

const letters: Record<string, string> = { ي: 'ی', ى: 'ی', ك: 'ک', ة: 'ہ', ۃ: 'ہ', ه: 'ہ', '’': "'", ʼ: "'" };

/**
 * A word without case, vowel signs, joiners, Arabic forms of Urdu letters, and the possessive’s
 * end.
 */
export function folded(text: string): string {
  const lower = text.toLowerCase().replace(/['’ʼ]s$/, '');
  if (/^[a-z0-9]*$/.test(lower)) return lower;
  return lower
    .normalize('NFC')
    .replace(/[\u0640\u064B-\u065F\u0670\u06D6-\u06ED\u00AD]|\p{Join_Control}/gu, '')
    .replace(/[يىكةۃه’ʼ]/g, (letter) => letters[letter] ?? letter);
}
