// Headline and sub-headlines from the lines of the titles.
import type { TitleLine } from './letterhead-rules.ts';

export type Title = { text: string; at: number; end: number };

/** Words after which a headline goes on. */
const goesOn =
  /(?:^|\s)(?:the|a|an|of|for|and|or|to|in|on|at|by|with|from|as|that|is|are|be|before|after|under|over|into|its|their|de|la|le|les|du|des|et|à|pour|der|die|das|und|für|کے|کی|کا|میں|سے|اور|پر|نے|کو)$/iu;

/** Words with which a line of capitals goes on. */
const goesOnWith = /^(?:OF|ON|FOR|AND|TO|IN|AT|BY|WITH|FROM|AS|AFTER|BEFORE|UNDER|OVER|THAT|WHICH|DE|DU|DES|ET)\s/u;
const isCapitals = (text: string) => !/\p{Ll}/u.test(text);

/** Does a title that was broken go on in the next line? */
export function isContinued(before: TitleLine, next: TitleLine): boolean {
  if (next.isApart) return false;
  if (isCapitals(before.text) && isCapitals(next.text) && goesOnWith.test(next.text)) return true;
  return /^\p{Ll}/u.test(next.text) || goesOn.test(before.text) || /[,،–—-]$/u.test(before.text);
}

/** The titles, each whole. */
export function wholeTitles(lines: TitleLine[]): Title[] {
  const titles: Title[] = [];
  for (const [place, line] of lines.entries()) {
    const before = lines[place - 1];
    const last = titles.at(-1);
    if (before && last && isContinued(before, line)) {
      last.text += ` ${line.text}`;
      last.end = line.line.end;
    } else titles.push({ text: line.text, at: line.line.at, end: line.line.end });
  }
  return titles;
}
