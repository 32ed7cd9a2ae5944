// Which lines of a head are its letterhead, and which its titles.
import type { Line } from './clean-rules.ts';
import { isLetterhead, isOffice } from './line-kinds-rules.ts';

/**
 * A line that may be one of the titles. `isApart`: an empty line or another part stands above it.
 * `part`: how many labels and kickers stand above it. `isNamed`: “Subject:” stands before it.
 */
export type TitleLine = { text: string; line: Line; isApart: boolean; part: number; isNamed?: boolean };

/** What stands above a label is shorter. */
const longestName = 80;

/** A name with as many words may be a headline that begins with an office. */
const wordsOfHeadline = 4;
const isLong = ({ text }: TitleLine) => text.split(/\s+/).length > wordsOfHeadline;

/** `rival`: what was taken for letterhead by its place alone, and may be the headline. */
export type Titles = { titles: TitleLine[]; letterhead: TitleLine[]; rival: string | null };

/**
 * Parts the lines that may be titles. Names of offices are letterhead. So is what stands above a
 * label or a kicker that has a title below it. Where only names are left, the last long one is the
 * headline.
 * @param place of the dateline; a line that says it alone is no title
 */
export function withoutLetterhead(lines: TitleLine[], place: string | null): Titles {
  const isOffices = ({ text }: TitleLine) => isOffice(text) || isLetterhead(text);
  const isPlace = ({ text }: TitleLine) => text.toLowerCase() === place?.toLowerCase();
  const named = lines.some(({ isNamed }) => isNamed);
  const plain = lines.filter((line) => (named ? line.isNamed : !isOffices(line) && !isPlace(line)));
  const last = Math.max(0, ...plain.map(({ part }) => part));
  const isAbove = ({ part, text }: TitleLine) => part < last && text.length <= longestName;
  const above = plain.filter(isAbove);
  const titles = plain.filter((line) => !isAbove(line));
  const long = titles.length === 0 ? lines.findLast((line) => isOffices(line) && isLong(line)) : undefined;
  if (long) titles.push(long);
  const letterhead = lines.filter((line) => !titles.includes(line));
  return { titles, letterhead, rival: above.find(isLong)?.text ?? null };
}
