// Which lines of a head are its letterhead, and which its titles.
import { isContinued, type TitleLine } from './titles-rules.ts';
import { beginsAsOffice, isLetterhead, isName, isOffice, saysSomething } from './line-kinds-rules.ts';

/** What stands above a label is shorter. */
const longestName = 80;

/** A name with as many words may be a headline that begins with an office. */
const wordsOfHeadline = 4;
const isLong = ({ text }: TitleLine) => text.split(/\s+/).length > wordsOfHeadline;

/** `rival`: what was taken for letterhead by its place alone, and may be the headline. */
export type Titles = { titles: TitleLine[]; letterhead: TitleLine[]; rival: string | null };

const isOffices = ({ text }: TitleLine) => isOffice(text) || isLetterhead(text);

/** A name of a few words says nothing yet. */
const wordsOfName = 7;

/** May a line be a name? */
function mayBeName(line: TitleLine): boolean {
  const { text } = line;
  const words = text.split(/\s+/).length;
  if (words < wordsOfHeadline || isOffices(line)) return true;
  if (!/[\p{Lu}\p{Ll}]/u.test(text)) return beginsAsOffice(text) && words <= wordsOfName;
  return words <= wordsOfName && isName(text) && !saysSomething.test(text);
}

/** Many words in capitals are how headlines are printed: “FEES LOWERED -- PORT CHIEF”. */
const isLoud = (line: TitleLine) => !/\p{Ll}/u.test(line.text) && isLong(line) && !isOffices(line);

/** Is a line no headline, where a better one stands below it? */
export const isWeak = (line: TitleLine): boolean => mayBeName(line) && !isLoud(line);

/** The lines in blocks, as empty lines and other parts divide them. */
function blocksOf(lines: TitleLine[]): TitleLine[][] {
  const blocks: TitleLine[][] = [];
  for (const line of lines)
    if (line.isApart || blocks.length === 0) blocks.push([line]);
    else blocks.at(-1)?.push(line);
  return blocks;
}

/**
 * The lines that an office has for itself: its name, and what stands below it in the same block. A
 * name within a title that was broken is part of the title.
 */
function linesOfOffices(lines: TitleLine[]): Set<TitleLine> {
  return new Set(
    blocksOf(lines).flatMap((block) => {
      const [first] = block;
      if (!first) return [];
      if (isOffices(first)) return block.filter(mayBeName);
      return block.filter((line, at) => isOffices(line) && !(at > 0 && isContinued(block[at - 1] as TitleLine, line)));
    }),
  );
}

/** The names at the top that have a headline below them. */
function namesAbove(lines: TitleLine[]): TitleLine[] {
  const blocks = blocksOf(lines);
  const headline = blocks.findIndex((block) => !block.every(isWeak));
  return headline <= 0 ? [] : blocks.slice(0, headline).flat();
}

/**
 * Parts the lines that may be titles. Names of offices are letterhead. So is what stands above a
 * label or a kicker that has a title below it, and a name above a headline. Where only names are
 * left, the last long one is the headline, if no label stands below it.
 * @param place of the dateline; a line that says it alone is no title
 * @param part how many labels and kickers the head has
 */
export function withoutLetterhead(lines: TitleLine[], place: string | null, part: number): Titles {
  const isPlace = ({ text }: TitleLine) => text.toLowerCase() === place?.toLowerCase();
  const named = lines.some(({ isNamed }) => isNamed);
  const offices = linesOfOffices(lines);
  const plain = lines.filter((line) => (named ? line.isNamed : !offices.has(line) && !isPlace(line)));
  // “(Register of coastal bells opened)” below a headline is a sub-headline.
  const [first] = plain;
  const inBrackets = lines.filter(
    (line) => first && line.line.at > first.line.at && /^[([]/u.test(line.text) && isLong(line),
  );
  if (!named) plain.push(...inBrackets.filter((line) => !plain.includes(line)));
  const last = Math.max(0, ...plain.map((line) => line.part));
  const isAbove = (line: TitleLine) => line.part < last && line.text.length <= longestName;
  const below = plain.filter((line) => !isAbove(line));
  const names = named ? [] : namesAbove(below);
  const above = [...plain.filter(isAbove), ...names];
  const titles = below.filter((line) => !names.includes(line));
  const long =
    titles.length === 0
      ? lines.findLast((line) => isOffices(line) && isLong(line) && (line.part === part || !isOffice(line.text)))
      : undefined;
  if (long) titles.push(long);
  const letterhead = lines.filter((line) => !titles.includes(line));
  return { titles, letterhead, rival: above.find(isLong)?.text ?? null };
}
