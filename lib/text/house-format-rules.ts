// The house format: how a numbered release stands on a printed sheet. Promises:
//   - a missing field is null, never guessed; a doubtful one has a warning
//   - no line is lost: a line that fits no field stays in the paragraphs
//   - printing a parsed text in house format gives the same text
import type { Reason } from '#lib/core/result.ts';
import { isBlank } from '#lib/core/seen-rules.ts';
import { readBelow } from './below-end-rules.ts';
import type { Contact } from './contact-schema.ts';
import { type Dateline, parseDateline } from './dates/dateline-rules.ts';
import { documentOf } from './document/document-text-rules.ts';
import { sizes } from './sizes-rules.ts';
import { type LabelLine, parseLabel } from './label-line-rules.ts';
import { languageOf } from './language-rules.ts';
import { sectionOf } from './section-words-rules.ts';
import type { Text } from './schema.ts';

export type Warning = { code: string; message: string };

/** What `pressmark parse` prints. The field names are a public interface. */
export type ParsedRelease = {
  label: string | null;
  prefix: string | null;
  number: number | null;
  numberYear: number | null;
  kicker: string | null;
  headline: string | null;
  subheadlines: string[];
  /** `date`: YYYY-MM-DD. `text`: the printed line. */
  dateline: Dateline;
  /** BCP 47; null if unclear. */
  language: string | null;
  /** A paragraph may have line ends, but no empty line. */
  paragraphs: string[];
  endMark: string | null;
  contacts: Contact[];
  /** Notes to editors, with an empty line between paragraphs. */
  notes: string | null;
  embargo: string | null;
  warnings: Warning[];
  /** Lines that mail, messengers and pages put around the text. */
  leftOut: string[];
};

const endMarkPattern = /^(?:[*\-–—_#~•=.+\s]{3,40}|-?\s?30\s?-|-?\s?(?:ends?|END|ENDS)\s?-?|اختتام|ختم شد)$/;
const embargoPattern =
  /^(?:STRICTLY )?(?:UNDER )?EMBARGO(?:ED)?\b.*|^Not (?:to be published|for publication|for release) before\b.*|^For release (?:at|on)\b.*/i;
// PREVIOUS and NEXT links of a web page that were copied with the text.
const navigationPattern = /^(?:PREVIOUS|NEXT|PREVIOUS\s+NEXT|<\s*PREVIOUS|NEXT\s*>)$/i;
const kickerPattern = /^—(.*[\p{L}\p{N}].*)—$/u;
const longestSubheadline = 350;

/** Parses a number label; null if the line is none. */
export type ReadLabel = (line: string) => LabelLine | null;

type Reading = { lines: string[]; at: number; warnings: Warning[] };

function isEndMark(line: string): boolean {
  const mark = line.trim();
  return mark.length >= 3 && /[^\s]/.test(mark) && endMarkPattern.test(mark);
}

function skipEmpty(reading: Reading) {
  while (reading.at < reading.lines.length && isBlank(reading.lines[reading.at] ?? '')) reading.at++;
}

function peek(reading: Reading): string | null {
  skipEmpty(reading);
  return reading.lines[reading.at]?.trim() ?? null;
}

type Split = { lines: string[]; endMark: string | null; after: string[]; leftOut: string[] };

/**
 * Splits the lines at the last end mark. Navigation links of a web page are dropped with a warning.
 */
function splitEnd(lines: string[], warnings: Warning[]): Split {
  const index = lines.findLastIndex(isEndMark);
  if (index < 0) {
    warnings.push({
      code: 'no-end-mark',
      message: 'There is no end mark, so the end of the text may be missing. Compare it with the original.',
    });
    const heading = lines.findIndex((line) => sectionOf(line) !== null);
    if (heading < 0) return { lines, endMark: null, after: [], leftOut: [] };
    return { lines: lines.slice(0, heading), endMark: null, after: lines.slice(heading), leftOut: [] };
  }
  const tail = lines.slice(index + 1);
  const navigation = tail.map((line) => line.trim()).filter((line) => navigationPattern.test(line));
  if (navigation.length > 0)
    warnings.push({
      code: 'navigation-dropped',
      message: `“${navigation.join(' ')}” below the end mark belongs to a web page, not to the text, and was left out.`,
    });
  const after = tail.filter((line) => !navigationPattern.test(line.trim()));
  return { lines: lines.slice(0, index), endMark: lines[index]?.trim() ?? null, after, leftOut: navigation };
}

/** Reads the sections below the end mark. The rest goes after the last paragraph. */
function readAfter({ after, endMark }: Split, warnings: Warning[]) {
  const { rest, contacts, notes } = readBelow(after);
  const lines =
    endMark === null ? paragraphsFrom(rest) : rest.map((line) => line.trim()).filter((line) => !isBlank(line));
  if (lines.length > 0 && endMark !== null)
    warnings.push({
      code: 'text-after-end-mark',
      message: `Below the end mark stands more text (${lines.length} lines). It was put behind the last paragraph; see whether it belongs there.`,
    });
  return { contacts, notes: paragraphsFrom(notes).join('\n\n') || null, rest: lines };
}

/** Reads the next line if it is a kicker: “— Ministry of Health —”. */
function readKicker(reading: Reading): string | null {
  const line = peek(reading) ?? '';
  // A longer line is no kicker; the pattern does not run on it.
  const kicker = line.length > sizes.kicker + 4 ? null : kickerPattern.exec(line)?.[1]?.trim();
  if (!kicker || kicker.length > sizes.kicker) return null;
  reading.at++;
  return kicker;
}

/** Reads kicker, label and embargo. The kicker is above the label or below it. */
function readHead(reading: Reading, readLabel: ReadLabel) {
  const above = readKicker(reading);
  const first = peek(reading);
  const label = first === null ? null : readLabel(first);
  if (label) reading.at++;
  else if (first !== null)
    reading.warnings.push({ code: 'no-label', message: 'The first line is no number label such as “PR No.197”.' });

  let embargo: string | null = null;
  const line = peek(reading);
  if (line !== null && embargoPattern.test(line)) {
    embargo = line;
    reading.at++;
  }
  return { label, embargo, kicker: above ?? readKicker(reading) };
}

/**
 * Reads headline, sub-headlines and dateline: the lines up to the dateline, or else to the first
 * empty line.
 */
function readTitles(reading: Reading) {
  let headline: string | null = null;
  const subheadlines: string[] = [];
  let dateline: Dateline = { text: '', place: null, date: null };
  const start = peek(reading);
  if (start === null) return { headline, subheadlines, dateline };
  for (; reading.at < reading.lines.length; reading.at++) {
    const line = reading.lines[reading.at]?.trim() ?? '';
    if (isBlank(line)) {
      if (!datelineFollows(reading)) break;
      skipEmpty(reading);
      reading.at--;
      continue;
    }
    const parsedDateline = parseDateline(line);
    if (parsedDateline) {
      dateline = parsedDateline;
      reading.at++;
      break;
    }
    if (headline === null) {
      if (line.length > 500) break;
      headline = line;
    } else if (line.length <= longestSubheadline && subheadlines.length < 6) subheadlines.push(line);
    else break;
  }
  if (headline === null)
    reading.warnings.push({ code: 'no-headline', message: 'No headline was found above the text.' });
  if (dateline.text === '')
    reading.warnings.push({
      code: 'no-dateline',
      message: 'No dateline such as “Islamabad: November 23, 2021” was found on a line of its own.',
    });
  else if (dateline.date === null)
    reading.warnings.push({
      code: 'date-doubtful',
      message: `The date in “${dateline.text}” does not exist or cannot be read.`,
    });
  return { headline, subheadlines, dateline };
}

/**
 * After an empty line, does a dateline come before any body text? Some sheets have gaps in the
 * titles.
 */
function datelineFollows({ lines, at }: Reading): boolean {
  let titles = 0;
  for (let next = at; next < lines.length && titles < 3; next++) {
    const line = lines[next]?.trim() ?? '';
    if (isBlank(line)) continue;
    if (parseDateline(line) !== null) return true;
    if (line.length > longestSubheadline) return false;
    titles++;
  }
  return false;
}

function paragraphsFrom(lines: string[]): string[] {
  const paragraphs: string[] = [];
  let open: string[] = [];
  for (const line of [...lines, '']) {
    if (!isBlank(line)) open.push(line.trimEnd());
    else if (open.length > 0) {
      paragraphs.push(open.join('\n'));
      open = [];
    }
  }
  return paragraphs;
}

/** A warning if opening and closing curly quotation marks differ in number, or null. */
export function quoteWarning(text: string): Reason | null {
  const opening = text.match(/“/g)?.length ?? 0;
  const closing = text.match(/”/g)?.length ?? 0;
  if (opening === closing) return null;
  return {
    code: 'quotes-uneven',
    message: `${opening} quotations are opened and ${closing} closed. Look for the missing mark.`,
    params: { opening, closing },
  };
}

/**
 * Parses a release in house format. Never throws; an empty text gives nulls and warnings.
 * @param readLabel parses labels of a series with a template of its own
 */
export function parseRelease(text: string, readLabel: ReadLabel = parseLabel): ParsedRelease {
  const warnings: Warning[] = [];
  const all = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .split('\n');
  const split = splitEnd(all, warnings);
  const { rest, ...below } = readAfter(split, warnings);
  const reading: Reading = { lines: split.lines, at: 0, warnings };
  const { label, embargo, kicker } = readHead(reading, readLabel);
  const { headline, subheadlines, dateline } = readTitles(reading);
  const paragraphs = [...paragraphsFrom(reading.lines.slice(reading.at)), ...rest];
  if (paragraphs.length === 0) warnings.push({ code: 'no-text', message: 'There is no text below the headline.' });
  const language = languageOf([headline, ...paragraphs].join(' '));
  if (language === null && paragraphs.length > 0)
    warnings.push({ code: 'language-unknown', message: 'The language could not be told from the words. Choose it.' });
  const quotes = quoteWarning(paragraphs.join('\n'));
  if (quotes) warnings.push({ code: quotes.code, message: quotes.message });
  return {
    label: label?.label ?? null,
    prefix: label?.prefix ?? null,
    number: label?.number ?? null,
    numberYear: label?.numberYear ?? null,
    kicker,
    headline,
    subheadlines,
    dateline,
    language,
    paragraphs,
    endMark: split.endMark,
    ...below,
    embargo,
    warnings,
    leftOut: split.leftOut,
  };
}

/** A parsed release as the fields of a text. Missing fields are empty. */
export function textOfParsedRelease(parsed: ParsedRelease): Text {
  return {
    kicker: parsed.kicker ?? '',
    headline: parsed.headline ?? '',
    subheadlines: parsed.subheadlines,
    dateline: parsed.dateline.text,
    body: documentOf(parsed.paragraphs),
    endMark: parsed.endMark ?? '',
    contacts: parsed.contacts,
    notes: documentOf(parsed.notes?.split('\n\n') ?? []),
  };
}
