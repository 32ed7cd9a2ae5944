// The head of a sheet: all lines above the text, each with its part. What may be a title is
// decided last, when the whole head is known: a letterhead has names, and stands above the rest.
import type { Line } from './clean-rules.ts';
import { datesIn } from './dates-rules.ts';
import { isText, isTitleBelow } from './first-paragraph-rules.ts';
import { bareLabelIn, type FoundLabel, labelIn } from './labels-rules.ts';
import { datelineIn, type FoundDateline, placeBeforeTextIn, placeOfAgencyIn } from './dateline-line-rules.ts';
import {
  isAside,
  isEmbargo,
  isGreeting,
  isFigures,
  isImmediate,
  isKicker,
  isLetterhead,
  isOffice,
  isRow,
  placeIn,
  titleIn,
} from './line-kinds-rules.ts';
import { endsOf, isDateline } from './ends-rules.ts';
import { isWeak, withoutLetterhead } from './letterhead-rules.ts';
import type { TitleLine } from './titles-rules.ts';

export type Head = {
  label: (FoundLabel & { line: Line }) | null;
  dateline: (FoundDateline & { line: Line }) | null;
  embargo: { text: string; line: Line } | null;
  /** The place of issue that a field names. */
  place: string | null;
  kicker: { text: string; line: Line } | null;
  titles: TitleLine[];
  /** A line above the headline that may be it. */
  rival: string | null;
  /** Lines that fit no part. They go before the first paragraph. */
  kept: Line[];
  leftOut: string[];
  /** Where the text begins: a line, and the place in it. */
  at: number;
  from: number;
};

/**
 * A head that is being read. `part` counts labels and kickers. `isLetter`: somebody was greeted.
 */
type OpenHead = Head & { part: number; isLetter: boolean };

/** An embargo that goes on in the next line. */
const brokenOff = /(?:\b(?:before|until|till|on|at|of|the|than|after|bis|am)|jusqu[’']au|,)$/iu;

const longestNoteLine = 300;
/** A head has no more lines. */
const mostLines = 60;

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
function readLabel(head: OpenHead, line: Line, above: string): boolean {
  const found = head.label === null ? (labelIn(line.text) ?? (isKicker(above) ? bareLabelIn(line.text) : null)) : null;
  if (!found) return false;
  head.label = { ...found, line };
  const rest = found.rest.trim();
  if (rest === '') {
    head.part++;
    return true;
  }
  const whole = head.dateline ? null : datelineIn(rest);
  if (whole?.run === null && whole.found) {
    head.dateline = { ...whole, text: whole.text.replace(/\s+/gu, ' '), line };
    head.part++;
    return true;
  }
  const [date] = datesIn(rest);
  const dated = date && rest.slice(date.at, date.end);
  if (dated && head.dateline) head.kept.push({ ...line, text: dated });
  else if (dated) head.dateline = { text: dated, place: null, found: date, run: null, line };
  const beside = (date ? rest.slice(0, date.at) + rest.slice(date.end) : rest).replace(
    /^[\s,،–—:|-]+|[\s,،–—:|-]+$/gu,
    '',
  );
  head.part++;
  if (beside === '') return true;
  if (isFigures(beside)) {
    head.kept.push({ ...line, text: beside });
    return true;
  }
  if (isKicker(beside) && !head.kicker) head.kicker = { text: beside, line };
  else head.titles.push({ text: beside, line, isApart: true, part: head.part - 1 });
  return true;
}

/** Reads an embargo; one that breaks before its date goes on in the next line. */
function readEmbargo(head: OpenHead, lines: Line[], at: number): number {
  const line = lines[at] as Line;
  const next = lines[at + 1];
  const text = line.text.trim();
  const isWhole = !next || next.text === '' || !brokenOff.test(text) || datesIn(next.text).length === 0;
  const last = isWhole ? line : next;
  head.embargo = { text: isWhole ? text : `${text} ${next.text.trim()}`, line: { ...line, end: last.end } };
  return isWhole ? 1 : 2;
}

/** How many lines of the titles there are so far, without what looks like a letterhead. */
const titlesIn = ({ titles }: Head) => titles.filter(({ text }) => !isLetterhead(text) && !isOffice(text)).length;

/** Takes a dateline. True if the text begins behind it. */
function readDateline(head: OpenHead, lines: Line[], line: Line): boolean | null {
  const known = head.dateline;
  const found = datelineIn(line.text) ?? (known?.found ? placeBeforeTextIn(line.text, lines) : null);
  if (!found || known?.place || (known && found.place === null)) return null;
  // “13 May 2026” above “NEW YORK, 13 May –”
  const isSameDay = found.found?.day && known?.found?.date?.endsWith(found.found.day);
  if (known?.found && (found.found === null || isSameDay)) found.found = known.found;
  if (known) head.kept.push({ ...known.line, text: known.text });
  head.dateline = { ...found, line };
  if (found.run !== null) return true;
  if (found.place === null || titlesIn(head) === 0) return false;
  const areNames = head.titles.every((title) => title.part < head.part || isWeak(title));
  return !(areNames && isTitleBelow(lines, head.at + 1));
}

/** Takes the first kicker; another one is kept. */
function readKicker(head: OpenHead, text: string, line: Line): void {
  if (head.kicker) head.kept.push(line);
  else head.kicker = { text, line };
  head.part++;
}

/** A line that a margin broke is as long as this at least. */
const margin = 45;

/** Reads the title of a field; one that the margin broke goes on in the next line. */
function readTitleField(head: OpenHead, lines: Line[], at: number, title: string): number {
  const line = lines[at] as Line;
  const next = lines[at + 1];
  const more = next?.text.trim() ?? '';
  const isWhole =
    !next || more === '' || line.text.length < margin || more.length > title.length || /^[^:]{1,30}:/.test(more);
  const last = isWhole ? line : next;
  const text = isWhole ? title : `${title} ${more}`;
  head.titles.push({ text, line: { ...line, end: last.end }, isApart: true, part: head.part, isNamed: true });
  head.leftOut.push(line.text.trim().slice(0, -title.length).trim());
  return isWhole ? 1 : 2;
}

/** A sentence to whoever was greeted, above the release. */
function isNote({ isLetter, label, titles, part }: OpenHead, lines: Line[], at: number): boolean {
  const text = lines[at]?.text.trim() ?? '';
  const isOpen = isLetter && label === null && part === 0 && titles.length === 0;
  return isOpen && text.length < longestNoteLine && /[.:!۔।]$/u.test(text) && isTitleBelow(lines, at + 1);
}

/** A line of the head that is none of the titles; how many lines it takes, or 0. */
function readPart(head: OpenHead, lines: Line[], at: number, above: string): number {
  const line = lines[at] as Line;
  const text = line.text.trim();
  const dashed = text.length > 200 ? undefined : betweenDashes.exec(text)?.[1];
  const title = titleIn(text);
  if (isImmediate(text) || isRow(text)) {
    head.leftOut.push(text);
    if (isImmediate(text)) head.part++;
  } else if (isGreeting(text)) {
    head.isLetter = true;
    head.kept.push(line);
  } else if (isNote(head, lines, at)) head.kept.push(line);
  else if (isEmbargo(text) && !head.embargo) return readEmbargo(head, lines, at);
  else if (dashed && !head.kicker) head.kicker = { text: dashed, line };
  else if (title) return readTitleField(head, lines, at, title);
  else if (head.place === null && placeIn(text)) {
    head.place = placeIn(text);
    head.leftOut.push(text);
  } else if (isKicker(text)) readKicker(head, text, line);
  else if (isAside(text)) head.kept.push(line);
  else return readLabel(head, line, above) ? 1 : 0;
  return 1;
}

/** Lines of a note above a release. */
const longestNote = 12;

/** Where the release begins below a note of its office: at its label. -1 without a note. */
function releaseBelow(lines: Line[], at: number): number {
  for (let place = at + 1; place < Math.min(lines.length, at + longestNote); place++) {
    const text = lines[place]?.text ?? '';
    if (lines[place - 1]?.text === '' && text.length < 90 && labelIn(text)) return place;
  }
  return -1;
}

/** Keeps a note above a release. False where none stands there. */
function skipNote(head: OpenHead, lines: Line[]): boolean {
  const below = head.label || titlesIn(head) > 0 || head.dateline ? -1 : releaseBelow(lines, head.at);
  if (below < 0) return false;
  head.kept.push(...lines.slice(head.at, below).filter(({ text }) => text !== ''));
  head.at = below;
  return true;
}

/** Takes the place that stands with its agency below a headline. The text begins behind it. */
function readAgency(head: OpenHead, line: Line): boolean {
  const { dateline } = head;
  const place = dateline?.place === null && titlesIn(head) > 0 ? placeOfAgencyIn(line.text) : null;
  if (!dateline || place === null) return false;
  head.dateline = { ...dateline, place };
  head.kept.push(line);
  head.at++;
  return true;
}

/** What is none of the other parts is a title, unless it is figures or another date alone. */
function readTitle(head: OpenHead, line: Line, isApart: boolean): void {
  const isOtherDate = head.dateline !== null && datelineIn(line.text)?.run === null;
  if (isFigures(line.text) || isOtherDate) head.kept.push(line);
  else head.titles.push({ text: bare(line.text), line, isApart, part: head.part });
}

/** A sign before the words of a line: “📍 Bellport, 14 April 2026”. */
const sign = /^\s*\p{Extended_Pictographic}\uFE0F?\s+(?=\S)/u;

/** Where the text begins in its first line as it was printed. */
const beginIn = ({ at, from }: OpenHead, lines: Line[], printed: Line[]) =>
  from && from + (printed[at]?.text.length ?? 0) - (lines[at]?.text.length ?? 0);

/** Reads the lines above the text. @param lines of the sheet without what stands below its text */
export function readHead(printed: Line[]): Head {
  const lines = printed.map((line, at) => (at < mostLines ? { ...line, text: line.text.replace(sign, '') } : line));
  const head: OpenHead = {
    ...{ label: null, dateline: null, embargo: null, kicker: null },
    ...{ place: null, titles: [], rival: null, kept: [], leftOut: [], at: 0, from: 0, part: 0, isLetter: false },
  };
  let isApart = true;
  let above = '';
  while (head.at < lines.length && head.titles.length + head.kept.length + head.leftOut.length < mostLines) {
    const line = lines[head.at] as Line;
    if (line.text === '') {
      isApart = true;
      head.at++;
      continue;
    }
    const ends = endsOf(line);
    const taken =
      line.text.length > 400 ? 0 : ends.length > 1 ? readEnds(head, ends) : readPart(head, lines, head.at, above);
    above = line.text;
    if (taken > 0) {
      head.at += taken;
      isApart = true;
      continue;
    }
    const begins = readDateline(head, lines, line);
    if (begins !== null) {
      const run = head.dateline?.run ?? null;
      if (run === null) head.at++;
      else head.from = run;
      if (begins) break;
      isApart = true;
      continue;
    }
    if (readAgency(head, line)) break;
    if (isText(lines, head.at, titlesIn(head))) {
      if (!skipNote(head, lines)) break;
      isApart = true;
      continue;
    }
    readTitle(head, line, isApart);
    isApart = false;
    head.at++;
  }
  return withTitles({ ...head, from: beginIn(head, lines, printed) });
}

/** Reads the ends of one line, each as a line of its own. */
function readEnds(head: OpenHead, ends: Line[]): number {
  for (const end of ends) {
    if (readPart(head, [end], 0, '') > 0 || (isDateline(end.text) && readDateline(head, ends, end) !== null)) continue;
    if (isFigures(end.text)) head.kept.push(end);
    else head.titles.push({ text: bare(end.text), line: end, isApart: true, part: head.part });
  }
  return 1;
}

/** The head with its titles told from its letterhead. */
function withTitles({ part, isLetter: _, ...head }: OpenHead): Head {
  const place = head.dateline?.place ?? null;
  const { titles, letterhead, rival } = withoutLetterhead(head.titles, place, part);
  const [first, ...others] = letterhead.toSorted((a, b) => a.line.at - b.line.at);
  const kicker = head.kicker ?? (first ? { text: first.text, line: first.line } : null);
  const left = head.kicker || !first ? letterhead : others;
  const kept = [...left.map(({ line, text }) => ({ ...line, text })), ...head.kept];
  return { ...head, kicker, titles, rival, kept: kept.sort((a, b) => a.at - b.at) };
}
