// Where the text begins below its titles.
import type { Line } from './clean-rules.ts';
import { datelineIn } from './dateline-line-rules.ts';
import { isAside } from './line-kinds-rules.ts';

const longestTitle = 350;
/** A head has no more titles; what comes later is text. */
const mostTitles = 8;

const sentenceEnd = /[.!?۔।…:]["”’»)]*$/u;
const sentenceBreak = /[\p{Ll}\p{N})”"]\.\s+\p{Lu}|۔\s+\S|।\s+\S/u;
const numbered = /^\(?(?:0[1-9]|[1-9][0-9]?)[.)]\s+\p{L}/u;
const sectionWord = /^(?:what|when|where|who|why)\s*:\s/i;

/** The lines from `at` to the next empty one or a dateline, as one. */
function blockAt(lines: Line[], at: number): string {
  let text = '';
  for (let place = at; place < lines.length && text.length < 600; place++) {
    const line = lines[place]?.text ?? '';
    if (line === '' || (place > at && datelineIn(line))) break;
    text += `${text ? ' ' : ''}${line.trim()}`;
  }
  return text;
}

/** A title above its text without an empty line between them. */
const isAbove = (line: string, next: string) =>
  line.length <= 120 &&
  !sentenceEnd.test(line) &&
  next.length > line.length * 1.5 &&
  (next.length > 90 || (next.length > 50 && sentenceEnd.test(next)));

/** Two rows of a table. */
const columns = (line: string) => line.split(/\t+|\s{3,}/).length;
const isTable = (line: string, next: string) => columns(line) > 2 && columns(next) === columns(line);

/**
 * Is this line the first of the text? A title is shorter, and no whole sentence.
 * @param titles how many lines of titles stand above it
 */
export function isText(lines: Line[], at: number, titles: number): boolean {
  const hasTitle = titles > 0;
  const line = lines[at]?.text.trim() ?? '';
  if (line.length > longestTitle || sectionWord.test(line) || titles >= mostTitles) return true;
  if (numbered.test(line) && hasTitle) return true;
  // “Ladies and gentlemen,”
  if (hasTitle && /[,،]$/u.test(line) && lines[at + 1]?.text === '' && lines[at - 1]?.text === '') return true;
  if (isTable(line, lines[at + 1]?.text.trim() ?? '')) return true;
  if (!hasTitle && isAbove(line, lines[at + 1]?.text.trim() ?? '')) return false;
  const block = blockAt(lines, at);
  if (sentenceBreak.test(block) && block.length > 90) return true;
  return sentenceEnd.test(block) && block.length > (hasTitle ? 25 : 140);
}

/** A title has so many words at least. */
const wordsOfTitle = 4;
/** It is looked for in so many lines. */
const mostBelow = 12;

/** Does a title stand at `at`, with more below it? Above it are names alone. */
export function isTitleBelow(lines: Line[], at: number): boolean {
  const near = lines.slice(at, at + mostBelow);
  const from = near.findIndex(({ text }) => text !== '');
  const text = near[from]?.text.trim() ?? '';
  const isTitle = text.split(/\s+/).length >= wordsOfTitle && !/[.,:;!?،۔।]$/u.test(text) && text.length < 200;
  const isEnded = near.slice(from).some((line) => line.text === '');
  return isTitle && isEnded && !isText(lines, at + from, 1) && !isAside(text) && datelineIn(text) === null;
}
