// The head of a sheet: all lines above the text, each with its part.
import type { Line } from './clean-rules.ts';
import { datesIn } from './dates-rules.ts';
import { isText } from './first-paragraph-rules.ts';
import { type FoundLabel, labelIn } from './labels-rules.ts';
import { datelineIn, type FoundDateline } from './dateline-line-rules.ts';
import { isAside, isEmbargo, isImmediate, isKicker, isOffice, isRow } from './line-kinds-rules.ts';

/** A line of the titles. `isApart`: an empty line or another part stands above it. */
export type TitleLine = { text: string; line: Line; isApart: boolean };

export type Head = {
  label: (FoundLabel & { line: Line }) | null;
  dateline: (FoundDateline & { line: Line }) | null;
  embargo: { text: string; line: Line } | null;
  kicker: { text: string; line: Line } | null;
  titles: TitleLine[];
  /** Lines that fit no part. They go before the first paragraph. */
  kept: Line[];
  leftOut: string[];
  /** Where the text begins: a line, and the place in it. */
  at: number;
  from: number;
};

/** An embargo that goes on in the next line. */
const brokenOff = /(?:\b(?:before|until|till|on|at|of|the|than|after|bis|am)|jusqu[’']au|,)$/iu;

/** A kicker as the house prints it. */
const betweenDashes = /^—\s*(\S.*\p{L}.*\S)\s*—$/u;

/** A title without the signs around it. */
const bare = (text: string) =>
  text
    .trim()
    .replace(/^(?:[~•▪●*◦–—-]\uFE0F?\s+)+/u, '')
    .replace(/\s*~$/, '')
    .trim();

/** Reads a label and what stands beside it in its line: a date, a kicker, a title. */
function readLabel(head: Head, line: Line): boolean {
  const found = head.label === null ? labelIn(line.text) : null;
  if (!found) return false;
  head.label = { ...found, line };
  const rest = found.rest.trim();
  if (rest === '') return true;
  const [date] = datesIn(rest);
  const dated = date && rest.slice(date.at, date.end);
  if (dated && head.dateline) head.kept.push({ ...line, text: dated });
  else if (dated) head.dateline = { text: dated, place: null, found: date, run: null, line };
  const beside = (date ? rest.slice(0, date.at) + rest.slice(date.end) : rest).replace(
    /^[\s,،–—:-]+|[\s,،–—:-]+$/gu,
    '',
  );
  if (beside === '') return true;
  if (isKicker(beside) && !head.kicker) head.kicker = { text: beside, line };
  else head.titles.push({ text: beside, line, isApart: true });
  return true;
}

/** Reads an embargo; one that breaks before its date goes on in the next line. */
function readEmbargo(head: Head, lines: Line[], at: number): number {
  const line = lines[at] as Line;
  const next = lines[at + 1];
  const text = line.text.trim();
  const isWhole = !next || next.text === '' || !brokenOff.test(text) || datesIn(next.text).length === 0;
  const last = isWhole ? line : next;
  head.embargo = { text: isWhole ? text : `${text} ${next.text.trim()}`, line: { ...line, end: last.end } };
  return isWhole ? 1 : 2;
}

/** Takes a dateline. True if the text begins behind it. */
function readDateline(head: Head, line: Line): boolean | null {
  const found = datelineIn(line.text);
  if (!found) return null;
  const known = head.dateline;
  if (known?.place || (known && found.place === null)) return null;
  if (known?.found && found.found === null) found.found = known.found;
  if (known) head.kept.push({ ...known.line, text: known.text });
  head.dateline = { ...found, line };
  return found.run !== null || (found.place !== null && head.titles.length > 0);
}

/** A line of the head that is none of the titles; how many lines it takes, or 0. */
function readPart(head: Head, lines: Line[], at: number): number {
  const line = lines[at] as Line;
  const text = line.text.trim();
  if (isEmbargo(text) && !head.embargo) return readEmbargo(head, lines, at);
  const dashed = text.length > 200 ? undefined : betweenDashes.exec(text)?.[1];
  if (dashed && !head.kicker) {
    head.kicker = { text: dashed, line };
    return 1;
  }
  if (isImmediate(text) || isRow(text)) head.leftOut.push(text);
  else if (readLabel(head, line)) return 1;
  else if (isKicker(text) || (isOffice(text) && head.titles.length === 0)) {
    if (head.kicker) head.kept.push(line);
    else head.kicker = { text, line };
  } else if (isAside(text) || (isOffice(text) && head.titles.length > 0)) head.kept.push(line);
  else return 0;
  return 1;
}

/** Reads the lines above the text. */
export function readHead(lines: Line[]): Head {
  const head: Head = {
    ...{ label: null, dateline: null, embargo: null, kicker: null },
    ...{ titles: [], kept: [], leftOut: [], at: 0, from: 0 },
  };
  let isApart = true;
  while (head.at < lines.length) {
    const line = lines[head.at] as Line;
    if (line.text === '') {
      isApart = true;
      head.at++;
      continue;
    }
    const taken = line.text.length > 400 ? 0 : readPart(head, lines, head.at);
    if (taken > 0) {
      head.at += taken;
      isApart = true;
      continue;
    }
    const begins = readDateline(head, line);
    if (begins !== null) {
      const run = head.dateline?.run ?? null;
      if (run === null) head.at++;
      else head.from = run;
      if (begins) return head;
      isApart = true;
      continue;
    }
    if (isText(lines, head.at, head.titles.length)) return head;
    head.titles.push({ text: bare(line.text), line, isApart });
    isApart = false;
    head.at++;
  }
  return head;
}
