// Headline and sub-headlines from the lines of the titles.
import type { Line } from './clean-rules.ts';

/**
 * A line that may be one of the titles. `isApart`: an empty line or another part stands above it.
 * `part`: how many labels and kickers stand above it. `isNamed`: “Subject:” stands before it.
 */
export type TitleLine = { text: string; line: Line; isApart: boolean; part: number; isNamed?: boolean };

export type Title = { text: string; at: number; end: number };

/** Words after which a headline goes on. */
export const goesOn =
  /(?:^|\s)(?:the|a|an|of|for|and|or|to|in|on|at|by|with|from|as|that|is|are|be|before|after|under|over|into|its|their|de|la|le|les|du|des|et|à|pour|der|die|das|und|für|کے|کی|کا|میں|سے|اور|پر|نے|کو)$/iu;

const isCapitals = (text: string) => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);

const smallWord = /^(?:an?|the|of|for|and|or|to|in|on|at|by|with|from|as|its|de|la|le|du|des|y|e)$/u;
const isTitleCase = (text: string) =>
  /\p{Lu}/u.test(text) &&
  !isCapitals(text) &&
  text.split(/\s+/).every((word) => smallWord.test(word) || !/^\p{Ll}/u.test(word));
/** A line that a margin broke is as long as this at least. */
const margin = 25;

const areCapitals = (before: TitleLine, next: TitleLine) => isCapitals(before.text) && isCapitals(next.text);

/** Would the first word of the next line have found no room in this one? */
function isBroken(before: string, next: string): boolean {
  const [word = ''] = next.split(' ');
  return before.length >= margin && before.length + 1 + word.length > Math.max(before.length, next.length);
}

/** Does a title that was broken go on in the next line? */
export function isContinued(before: TitleLine, next: TitleLine): boolean {
  if (next.isApart) return false;
  if (areCapitals(before, next) && before.text.length >= margin) return true;
  if (isTitleCase(before.text) && isTitleCase(next.text) && isBroken(before.text, next.text)) return true;
  return /^\p{Ll}/u.test(next.text) || goesOn.test(before.text) || /[,،–—-]$/u.test(before.text);
}

/** The titles, each whole. */
export function wholeTitles(lines: TitleLine[]): Title[] {
  const titles: Title[] = [];
  for (const [place, line] of lines.entries()) {
    const before = lines[place - 1];
    const last = titles.at(-1);
    // Once a title in capitals has gone on, the rest of its block belongs to it.
    const isOfBlock = last && before && !line.isApart && last.text !== before.text && areCapitals(before, line);
    if (before && last && (isOfBlock || isContinued(before, line))) {
      last.text += ` ${line.text}`;
      last.end = line.line.end;
    } else titles.push({ text: line.text, at: line.line.at, end: line.line.end });
  }
  return titles;
}
