// The house format: how a numbered release stands on a printed sheet. Promises:
//   - what the text does not say is null, never guessed; what is doubtful is a warning
//   - nothing of the text is lost: what fits no field stays in the paragraphs
//   - print(parse(text)) is the text, for a text in house format
import { isBlank } from '#lib/core/seen-rules.ts';
import { readBelow } from './below-end-rules.ts';
import type { Contact } from './contact-schema.ts';
import { type Dateline, parseDateline } from './dateline-rules.ts';
import { documentOf } from './document-text-rules.ts';
import { sizes } from './entry-schema.ts';
import { type LabelLine, parseLabel } from './label-line-rules.ts';
import { sectionOf } from './section-words-rules.ts';
import type { Text } from './schema.ts';

export type Warning = { code: string; message: string };

/** What `pressmark parse` prints; field names are an interface (docs: interfaces). */
export type ParsedRelease = {
  label: string | null;
  prefix: string | null;
  number: number | null;
  numberYear: number | null;
  kicker: string | null;
  headline: string | null;
  subheadlines: string[];
  /** `date` is ISO 8601 (YYYY-MM-DD), `text` the line as it stands. */
  dateline: Dateline;
  /** BCP 47, null where it cannot be told. */
  language: string | null;
  /** Each without an empty line in it; a line end inside is kept. */
  paragraphs: string[];
  endMark: string | null;
  contacts: Contact[];
  /** To editors; paragraphs apart by an empty line. */
  notes: string | null;
  embargo: string | null;
  warnings: Warning[];
};

const endMarkPattern = /^(?:[*\-–—_#~•=.+\s]{3,40}|-?\s?30\s?-|-?\s?(?:ends?|END|ENDS)\s?-?|اختتام|ختم شد)$/;
const embargoPattern =
  /^(?:STRICTLY )?(?:UNDER )?EMBARGO(?:ED)?\b.*|^Not (?:to be published|for publication|for release) before\b.*|^For release (?:at|on)\b.*/i;
// The turning links of a web page, copied together with the text above them.
const navigationPattern = /^(?:PREVIOUS|NEXT|PREVIOUS\s+NEXT|<\s*PREVIOUS|NEXT\s*>)$/i;
const kickerPattern = /^—(.*[\p{L}\p{N}].*)—$/u;
const longestSubheadline = 350;

/** Reads a number label; null when the line is none. */
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

type Split = { lines: string[]; endMark: string | null; after: string[] };

/** Splits the text behind the last end mark off; navigation of a web page is dropped with a warning. */
function splitEnd(lines: string[], warnings: Warning[]): Split {
  const index = lines.findLastIndex(isEndMark);
  if (index < 0) {
    warnings.push({
      code: 'no-end-mark',
      message: 'There is no end mark, so the end of the text may be missing. Compare it with the original.',
    });
    const heading = lines.findIndex((line) => sectionOf(line) !== null);
    if (heading < 0) return { lines, endMark: null, after: [] };
    return { lines: lines.slice(0, heading), endMark: null, after: lines.slice(heading) };
  }
  const tail = lines.slice(index + 1);
  const navigation = tail.map((line) => line.trim()).filter((line) => navigationPattern.test(line));
  if (navigation.length > 0)
    warnings.push({
      code: 'navigation-dropped',
      message: `“${navigation.join(' ')}” below the end mark belongs to a web page, not to the text, and was left out.`,
    });
  const after = tail.filter((line) => !navigationPattern.test(line.trim()));
  return { lines: lines.slice(0, index), endMark: lines[index]?.trim() ?? null, after };
}

/** What stands below the text in sections of its own; the rest goes behind the last paragraph. */
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

/** Takes the next line if it is a kicker between dashes: “— Ministry of Health —”. */
function readKicker(reading: Reading): string | null {
  const line = peek(reading) ?? '';
  // A long line is none, and is not searched.
  const kicker = line.length > sizes.kicker + 4 ? null : kickerPattern.exec(line)?.[1]?.trim();
  if (!kicker || kicker.length > sizes.kicker) return null;
  reading.at++;
  return kicker;
}

/** A kicker stands above the label or below it. */
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

/** Headline, sub-headlines and dateline: the lines up to the dateline, or up to the first empty line without one. */
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

/** Behind an empty line, does a dateline come before any body text? Some sheets leave lines open between the titles. */
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

// So much of a text tells its language; the rest would only take longer.
const enoughToTell = 1000;

/** 'ur' or 'en' where the words at its beginning say so; null where they do not. */
export function languageOf(whole: string): string | null {
  const text = whole.slice(0, enoughToTell);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 20) return null;
  const arabic = text.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  if (arabic / letters > 0.6) return /[ٹڈڑںےہ]/.test(text) ? 'ur' : null;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const english = words.filter((word) => /^(the|of|and|to|in|a|is|was|for|that|on|with|by|at|from)$/.test(word)).length;
  return english / Math.max(words.length, 1) > 0.12 ? 'en' : null;
}

/** Opening and closing curly quotation marks that do not come out even; a person decides what is missing. */
export function quoteWarning(text: string): Warning | null {
  const opening = text.match(/“/g)?.length ?? 0;
  const closing = text.match(/”/g)?.length ?? 0;
  if (opening === closing) return null;
  return {
    code: 'quotes-uneven',
    message: `${opening} quotations are opened and ${closing} closed. Look for the missing mark.`,
  };
}

/**
 * Reads a release in house format. Never throws; an empty text gives nulls and warnings.
 * @param readLabel for labels of a series that no other office writes
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
  if (quotes) warnings.push(quotes);
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
  };
}

/** A text that was read, as the fields of a release. What it does not say is left empty. */
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
