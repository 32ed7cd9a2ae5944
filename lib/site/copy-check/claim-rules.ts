// By what a copy names its release. Pure, and linear in its length.
import { copyWords } from '#lib/text/copy/copy-words-rules.ts';
import { datelineIn } from '#lib/text/reader/dateline-line-rules.ts';
import { labelIn, numberOf } from '#lib/text/reader/labels-rules.ts';
import { readRelease } from '#lib/text/reader/read-release-rules.ts';
import type { Claim } from './copy-schema.ts';

const address = /(?:\/[a-z]{2,3}(?:-[a-z0-9]{2,8})*)?\/releases(?:\/[a-z0-9-]{1,40}){1,4}\/\d{1,9}(?!\w)/g;
const mostPaths = 4;
const phraseLength = 5;

/** Addresses of releases in a text, each once. */
function pathsIn(text: string): string[] {
  const paths = new Set<string>();
  for (const [path] of text.matchAll(address)) {
    paths.add(path);
    if (paths.size === mostPaths) break;
  }
  return [...paths];
}

/** The passage of five words whose words are the longest, as those are rare. */
function rarestIn(lines: string[]): string {
  let best = { text: '', letters: 0 };
  for (const line of lines) {
    const words = copyWords(line).filter(({ key }) => /[\p{L}\p{N}]/u.test(key));
    for (let at = 0; at + phraseLength <= words.length; at++) {
      const [first, last] = [words[at], words[at + phraseLength - 1]];
      const letters = words.slice(at, at + phraseLength).reduce((sum, { key }) => sum + Math.min(key.length, 14), 0);
      if (letters > best.letters) best = { text: line.slice(first?.from, last?.to), letters };
    }
  }
  return best.text;
}

/** A passage of each third of a text: one that was altered is not found. */
function phrasesOf(lines: string[]): string[] {
  const size = Math.ceil(lines.length / 3);
  const thirds = [0, 1, 2].map((at) => rarestIn(lines.slice(at * size, (at + 1) * size)));
  return [...new Set(thirds)].filter((phrase) => phrase !== '');
}

/** The first lines, in which a number stands below a notice or a greeting. */
const headLength = 60;

function firstOf<T>(lines: string[], find: (line: string) => T | null | undefined): T | null {
  for (const line of lines.slice(0, headLength)) {
    const found = find(line);
    if (found !== null && found !== undefined) return found;
  }
  return null;
}

/** What a text says of itself. @param own the address that the file bears */
export function claimOf(text: string, lines: string[], own: string | null = null): Claim {
  const read = readRelease(text);
  const date = read.dateline.date ?? firstOf(lines, (line) => datelineIn(line)?.found?.date);
  const number = read.number ?? firstOf(lines, (line) => numberOf(labelIn(line)?.parts ?? [], date).number);
  const paths = [...(own ? [own] : []), ...pathsIn(text)];
  return { paths, own, number, date, headline: read.headline ?? '', phrases: phrasesOf(lines) };
}

/** What the title of a sheet of ours says: "PR No.197: Headline". @param date of its edition */
export function claimOfTitle(title: string, date: string | null): Claim {
  const [, label = '', headline = ''] = /^(.{1,80}?): ([\s\S]*)$/u.exec(title) ?? [];
  const parts = labelIn(label)?.parts ?? label.match(/\d{1,9}/g) ?? [];
  return { paths: [], own: null, number: numberOf(parts, date).number, date, headline, phrases: [] };
}

export const noClaim: Claim = { paths: [], own: null, number: null, date: null, headline: '', phrases: [] };
