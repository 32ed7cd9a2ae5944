// Headline and sub-headlines from the lines of the titles.
import type { TitleLine } from './letterhead-rules.ts';

export type Title = { text: string; at: number; end: number };

/** Words after which a headline goes on. */
const goesOn =
  /(?:^|\s)(?:the|a|an|of|for|and|or|to|in|on|at|by|with|from|as|that|is|are|be|before|after|under|over|into|its|their|de|la|le|les|du|des|et|à|pour|der|die|das|und|für|کے|کی|کا|میں|سے|اور|پر|نے|کو)$/iu;

/** Does a title that was broken go on in the next line? */
function isContinued(before: TitleLine, next: TitleLine): boolean {
  if (next.isApart) return false;
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
