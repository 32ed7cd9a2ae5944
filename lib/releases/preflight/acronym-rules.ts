// Acronyms whose long form the text does not say. Promises:
//   - a long form stands beside the first use, in brackets or before them
//   - a line in capitals, a Roman number and what the house knows is no acronym
import { type Passage, placeIn } from './passages-rules.ts';
import type { Finding } from './schema.ts';
import { type Word, wordsIn } from './words-rules.ts';

const longest = 15;
/** How far a long form may reach, in characters. */
const reach = 200;
const capitals = /^[\p{Lu}\p{N}]*\p{Lu}[\p{Lu}\p{N}]*$/u;
const roman = /^X{0,3}(?:IX|IV|V?I{0,3})$/;

const isCapitals = ({ text }: Word) => text.length <= longest && capitals.test(text.replace(/s$/, ''));

/** The acronym of a word, without the s of a plural; null if it is none. */
function acronymOf(word: Word): string | null {
  if (!isCapitals(word)) return null;
  const acronym = word.text.replace(/s$/, '');
  const count = acronym.match(/\p{Lu}/gu)?.length ?? 0;
  return count < 2 || roman.test(acronym) ? null : acronym;
}

/** Are these letters in the words in their order, the first at the beginning of a word? */
function abbreviates(acronym: string, words: string): boolean {
  const [first = '', ...others] = acronym.toLowerCase().match(/\p{L}/gu) ?? [];
  const text = words.toLowerCase();
  return wordsIn(text).some(({ at }) => {
    if (!text.startsWith(first, at)) return false;
    let place = at;
    return others.every((letter) => {
      place = text.indexOf(letter, place + 1);
      return place > 0;
    });
  });
}

/** A long form in another script than the acronym cannot be compared with it. */
const isLongForm = (acronym: string, words: string) =>
  /\p{Script=Latin}/u.test(words) ? abbreviates(acronym, words) : /\p{L}{2}/u.test(words);

/** What stands before an open bracket at the end of a text, back to the bracket before. */
function beforeBracket(text: string): string {
  const lead = text.replace(/["“‘'«]$/, '').trimEnd();
  if (!lead.endsWith('(')) return '';
  const words = lead.slice(0, -1);
  return words.slice(Math.max(words.lastIndexOf('('), words.lastIndexOf(')')) + 1);
}

function isDefined({ text }: Passage, { at, end }: Word, acronym: string): boolean {
  const before = beforeBracket(text.slice(Math.max(0, at - reach), at));
  const after = /^\s{0,2}\(([^()]*)/.exec(text.slice(end, end + reach))?.[1] ?? '';
  return isLongForm(acronym, before) || isLongForm(acronym, after);
}

/** The places in a row of three or more words in capitals, where nobody abbreviates. */
function loud(words: Word[]): Set<number> {
  const places = new Set<number>();
  let begin = 0;
  for (let at = 0; at <= words.length; at++) {
    const word = words[at];
    if (word && isCapitals(word)) continue;
    if (at - begin >= 3) for (let place = begin; place < at; place++) places.add(place);
    begin = at + 1;
  }
  return places;
}

/** Each acronym that is not defined where it is first used in the text or the notes. */
export function undefinedAcronyms(passages: Passage[], known: readonly string[]): Finding[] {
  const seen = new Set(known);
  const findings: Finding[] = [];
  for (const passage of passages.filter(({ field }) => field === 'body' || field === 'notes')) {
    const words = wordsIn(passage.text);
    const isLoud = loud(words);
    for (const [at, word] of words.entries()) {
      const acronym = isLoud.has(at) ? null : acronymOf(word);
      if (acronym === null || seen.has(acronym)) continue;
      seen.add(acronym);
      if (isDefined(passage, word, acronym)) continue;
      findings.push({
        code: 'acronym-undefined',
        field: passage.field,
        place: placeIn(passage, word.at, word.end),
        message: `Say what “${acronym}” stands for where it is first used: the long form, then “(${acronym})”.`,
        params: { acronym },
      });
    }
  }
  return findings;
}
