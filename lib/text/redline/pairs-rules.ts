// Pairs each paragraph with its new wording, by the words that both have. Pure.

const spaceless = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}';
const letter = `[[\\p{L}\\p{M}\\p{N}\\p{Cf}]--[${spaceless}]]`;
// Spaces; a character of a script without spaces; a word such as "1,200.5", "don't" or
// "23-11-2021"; any other sign.
const token = new RegExp(`\\s+|[${spaceless}]\\p{M}*|${letter}+(?:[.,:\\/'’\\-]${letter}+)*|[^]`, 'gv');

/** A line as words, spaces and signs. Joined they are the line. */
export function tokensOf(text: string): string[] {
  return text.match(token) ?? [];
}

/**
 * Pairs to compare in one passage. In a longer passage `pairsNearby` looks at 12 paragraphs ahead.
 */
const mostPairs = 2_500;
const nearby = 12;
/** The least likeness of a paragraph and its new wording. */
const alike = 0.4;

type WordCounts = Map<string, number>;

function wordsIn(text: string): WordCounts {
  const count = new Map<string, number>();
  for (const one of tokensOf(text)) if (/[\p{L}\p{N}]/u.test(one)) count.set(one, (count.get(one) ?? 0) + 1);
  return count;
}

/** Dice's coefficient over the words of two paragraphs, 0 to 1. */
function likeness(a: WordCounts, b: WordCounts): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let common = 0;
  for (const [word, times] of few) common += Math.min(times, many.get(word) ?? 0);
  let total = 0;
  for (const times of a.values()) total += times;
  for (const times of b.values()) total += times;
  return total === 0 ? 0 : (2 * common) / total;
}

/** For each paragraph the first similar one among the next 12, or -1. */
function pairsNearby(from: WordCounts[], to: WordCounts[]): number[] {
  let next = 0;
  return from.map((a) => {
    const at = to.slice(next, next + nearby).findIndex((b) => likeness(a, b) >= alike);
    if (at < 0) return -1;
    next += at + 1;
    return next - 1;
  });
}

/**
 * For each removed line the index of its new wording in `added`, or -1. Maximises the total
 * likeness, in order.
 */
export function pairs(removed: string[], added: string[]): number[] {
  const [from, to] = [removed.map(wordsIn), added.map(wordsIn)];
  if (from.length * to.length > mostPairs) return pairsNearby(from, to);
  const weights = from.map((a) => to.map((b) => likeness(a, b)));
  const weight = (i: number, j: number) => weights[i]?.[j] ?? 0;
  const best = Array.from({ length: removed.length + 1 }, () => new Float64Array(added.length + 1));
  const bestAt = (i: number, j: number) => best[i]?.[j] ?? 0;
  for (let i = removed.length - 1; i >= 0; i--) {
    for (let j = added.length - 1; j >= 0; j--) {
      const together = weight(i, j) >= alike ? weight(i, j) + bestAt(i + 1, j + 1) : 0;
      (best[i] as Float64Array)[j] = Math.max(together, bestAt(i + 1, j), bestAt(i, j + 1));
    }
  }
  const partners = removed.map(() => -1);
  for (let i = 0, j = 0; i < removed.length && j < added.length; ) {
    if (bestAt(i, j) === bestAt(i + 1, j)) i++;
    else if (bestAt(i, j) === bestAt(i, j + 1)) j++;
    else partners[i++] = j++;
  }
  return partners;
}
