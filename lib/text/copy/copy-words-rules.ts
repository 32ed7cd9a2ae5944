// The words of a text, as a copy and its original are compared. Pure. Promises:
//   - what mail and messengers alter is one: spaces, line ends, unseen signs, kinds of quotation
//     marks and dashes, the signs around bold and slanted words
//   - every other letter, figure and sign counts, capitals too

/**
 * A word, or a sign. `key` is what is compared, `from` and `to` are its place in the line.
 * `isMark`: a bullet, or a dash at one end of its line. A copy may lose it.
 */
export type CopyWord = { key: string; from: number; to: number; isMark: boolean };

const letter = '[\\p{L}\\p{M}\\p{N}\\p{Default_Ignorable_Code_Point}]';
// Only figures have a sign inside, as in "1,250.50". Quotation marks and dashes part words, so that
// it does not matter which of them stands there.
const joins = `(?<=\\p{N}\\p{Default_Ignorable_Code_Point}*)[.,:/](?=\\p{Default_Ignorable_Code_Point}*\\p{N})`;
const wordOrSign = new RegExp(`${letter}+(?:${joins}${letter}+)*|[^\\s]`, 'gu');
const unseen = /\p{Default_Ignorable_Code_Point}/gu;
const dashes = /^[-\u2010-\u2015\u2212]$/u;
const quotes = /^["'`´\u2018-\u201F\u2039\u203A«»]$/u;
/** Signs that a messenger sets around words, and that part the cells of a table. */
const around = /^[*_|]$/u;
const bullet = /^[•·▪◦●]$/u;
const bulletOrDash = /^[•·▪◦●-]$/u;

function keyOf(text: string): string {
  const seen = text.replace(unseen, '').normalize('NFC');
  if (quotes.test(seen)) return "'";
  return dashes.test(seen) ? '-' : seen;
}

const isWord = (key: string) => /[\p{L}\p{N}]/u.test(key);

/**
 * The words and signs of a line; none of a line of signs alone. Of equal signs in a row one is
 * there. “…” is a row of stops.
 */
export function copyWords(line: string): CopyWord[] {
  const words: CopyWord[] = [];
  for (const { 0: text, index } of line.matchAll(wordOrSign)) {
    const key = text === '…' ? '.' : keyOf(text);
    if (key === '' || around.test(key)) continue;
    const last = words.at(-1);
    if (last?.key === key && !isWord(key)) last.to = index + text.length;
    else words.push({ key, from: index, to: index + text.length, isMark: bullet.test(key) });
  }
  // A row of signs says nothing: it parts a text, or ends it.
  if (!words.some(({ key }) => isWord(key))) return [];
  // A dash that touches a figure is a minus.
  const isApart = (place: number) => (line[place] ?? ' ').trim() === '';
  const [first, last] = [words[0], words.at(-1)];
  if (first) first.isMark = bulletOrDash.test(first.key) && isApart(first.to);
  if (last && last !== first) last.isMark = bulletOrDash.test(last.key) && isApart(last.from - 1);
  return words;
}

/** How often each word stands in these lines. */
export function countWords(lines: string[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const line of lines)
    for (const { key } of copyWords(line)) if (isWord(key)) count.set(key, (count.get(key) ?? 0) + 1);
  return count;
}

/** What two texts have in common, 0 to 1: of all their words, and of the words of the original. */
export function likeness(original: Map<string, number>, copy: Map<string, number>) {
  let [common, ofOriginal, ofCopy] = [0, 0, 0];
  for (const [word, times] of original) {
    common += Math.min(times, copy.get(word) ?? 0);
    ofOriginal += times;
  }
  for (const times of copy.values()) ofCopy += times;
  const all = ofOriginal + ofCopy;
  return { ofBoth: all === 0 ? 0 : (2 * common) / all, ofOriginal: ofOriginal === 0 ? 0 : common / ofOriginal };
}

/**
 * How surely a copy is one of this text, 0 to 1; from `isAlike` on it is. A text within a page may
 * have ten times its words around it.
 */
export function certainty(original: Map<string, number>, copy: Map<string, number>): number {
  const { ofBoth, ofOriginal } = likeness(original, copy);
  const isWithin = ofOriginal >= 0.8 && ofBoth >= 0.18;
  return Math.max(ofBoth, isWithin ? 0.5 + ofBoth / 2 : 0);
}
export const isAlike = 0.5;
