// The spelling that searches compare, as `pub.fold` in PostgreSQL has it (prisma/sql/65-words.sql).
// Pure. It marks in a text what PostgreSQL has found. A test compares both.

// As ranges: a sign that joins the one before it cannot stand in a class by itself.
const unseenRanges = [
  ...['\\u00AD', '\\u034F', '\\u0610-\\u061A', '\\u061C', '\\u0640', '\\u064B-\\u065F', '\\u0670', '\\u06D6-\\u06DC'],
  ...['\\u06DF-\\u06E8', '\\u06EA-\\u06ED', '\\u115F', '\\u1160', '\\u17B4', '\\u17B5', '\\u180B-\\u180F'],
  ...['\\u200D-\\u200F', '\\u202A-\\u202E', '\\u2060-\\u206F', '\\uFE00-\\uFE0F', '\\uFEFF', '\\u{E0000}-\\u{E0FFF}'],
];
const unseen = new RegExp(`[${unseenRanges.join('')}]`, 'gu');
const letters = 'كيىهۂةأإٱ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹';
const same = 'کییہہۃااا01234567890123456789';
const sameAs = new Map([...letters].map((letter, at) => [letter, [...same][at] ?? letter]));

/** A word in the spelling that is compared. */
export const foldWord = (word: string): string =>
  /^[a-z\d]*$/i.test(word)
    ? word.toLowerCase()
    : [...word.normalize('NFKC').toLowerCase().replaceAll('ß', 'ss').replace(unseen, '')]
        .map((letter) => sameAs.get(letter) ?? letter)
        .join('');

/** Runs of letters and digits, with the joiners and vowel signs inside them. */
const words = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00AD\u0640\u200D]*/gu;

/** The words of a text with their places. */
export const wordsWithPlaces = (text: string): { word: string; from: number; to: number }[] =>
  [...text.matchAll(words)].map(({ 0: found, index }) => ({
    word: foldWord(found),
    from: index,
    to: index + found.length,
  }));
