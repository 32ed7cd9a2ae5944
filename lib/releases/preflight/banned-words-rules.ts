// Words that the house does not write. Promises:
//   - a word is whole: “use” is not found in “useful”
//   - case, vowel signs, joiners and Arabic forms of Urdu letters make no difference
import { type Passage, placeIn } from './passages-rules.ts';
import type { BannedWord, Finding } from './schema.ts';
import { folded, type Word, wordsIn } from './words-rules.ts';

type Entry = BannedWord & { words: string[] };

/** Words of an entry stand side by side, or are parted by a hyphen. */
const isBeside = (text: string, before: Word, after: Word) =>
  after.at - before.end <= 3 && /^[\s\-‐‑]+$/.test(text.slice(before.end, after.at));

function endOf(entry: Entry, passage: Passage, words: Word[], fold: string[], at: number): number | null {
  const stands = entry.words.every((one, step) => {
    const [before, here] = [words[at + step - 1], words[at + step]];
    if (!here || fold[at + step] !== one) return false;
    return step === 0 || (before !== undefined && isBeside(passage.text, before, here));
  });
  return stands ? (words[at + entry.words.length - 1]?.end ?? null) : null;
}

function findingOf({ instead }: Entry, passage: Passage, begin: number, end: number): Finding {
  const written = passage.text.slice(begin, end);
  const where = { field: passage.field, place: placeIn(passage, begin, end) };
  if (instead === '')
    return {
      ...where,
      code: 'banned-word',
      message: `The house does not write “${written}”. Choose another word.`,
      params: { word: written },
    };
  return {
    ...where,
    code: 'banned-word-instead',
    message: `The house does not write “${written}”. Write “${instead}”.`,
    params: { word: written, instead },
  };
}

/** Each banned word that is written, at its first place. */
export function bannedWordsIn(passages: Passage[], banned: readonly BannedWord[]): Finding[] {
  const entries = banned
    .map((entry): Entry => ({ ...entry, words: wordsIn(entry.word).map(({ text }) => folded(text)) }))
    .filter(({ words }) => words.length > 0);
  const left = Map.groupBy(entries, ({ words }) => words[0] ?? '');
  const findings: Finding[] = [];
  if (left.size === 0) return findings;
  for (const passage of passages) {
    const words = wordsIn(passage.text);
    const fold = words.map(({ text }) => folded(text));
    for (const [at, { at: begin }] of words.entries()) {
      const first = fold[at] ?? '';
      for (const entry of left.get(first) ?? []) {
        const end = endOf(entry, passage, words, fold, at);
        if (end === null) continue;
        findings.push(findingOf(entry, passage, begin, end));
        left.set(first, left.get(first)?.filter((one) => one !== entry) ?? []);
      }
    }
  }
  return findings;
}
