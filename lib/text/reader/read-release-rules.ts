// Reads a release as it arrives: in house format, or in any layout of an office. Promises:
//   - every line has one part; what has none is a paragraph or is listed as left out
//   - what the text does not say is null; what is doubtful has a warning
//   - linear time
import { isBlank } from '#lib/core/seen-rules.ts';
import { readBelow } from '../below-end-rules.ts';
import { type ParsedRelease, parseRelease, quoteWarning, type Warning } from '../house-format-rules.ts';
import { languageOf } from '../language-rules.ts';
import { dateBelow, endOf, paragraphsOf, sectionAt } from './body-rules.ts';
import { type CleanText, cleanText, type Line } from './clean-rules.ts';
import { datesIn, type FoundDate } from './dates-rules.ts';
import { type Head, readHead } from './head-rules.ts';
import { numberOf } from './labels-rules.ts';
import { endStrength, isEmbargo, isKicker } from './line-kinds-rules.ts';
import { type Title, wholeTitles } from './titles-rules.ts';

/**
 * Where a field stands in the text as it came, and how sure the reader is, from 0 to 1. Below 0.7
 * a person should choose between the value and the alternatives.
 */
export type ReadField = { value: string; span: [number, number]; confidence: number; alternatives: string[] };

export type ReadRelease = ParsedRelease & { fields: Record<string, ReadField> };

const longestSubheadline = 350;
const mostSubheadlines = 6;

const doubts: Record<NonNullable<FoundDate['doubt']>, (text: string) => Warning> = {
  'no-year': (text) => ({ code: 'date-without-year', message: `The date in “${text}” has no year. Complete it.` }),
  'no-such-day': (text) => ({
    code: 'date-doubtful',
    message: `The date in “${text}” does not exist or cannot be read.`,
  }),
  'day-or-month': (text) => ({
    code: 'date-ambiguous',
    message: `The date in “${text}” can be read with the day or the month first. Write the month as a word.`,
  }),
  weekday: (text) => ({ code: 'weekday-differs', message: `The weekday in “${text}” is not that of the date.` }),
};

/** The words of a release that is in house format from its label to its end mark. */
function inHouseFormat(text: string): ParsedRelease | null {
  const parsed = parseRelease(text);
  const harmless = ['navigation-dropped', 'quotes-uneven', 'language-unknown'];
  if (parsed.warnings.some(({ code }) => !harmless.includes(code))) return null;
  // What stands between headline and dateline may be something else.
  const titles = [parsed.headline ?? '', ...parsed.subheadlines];
  const isPlain = titles.every((title) => !isEmbargo(title) && !isKicker(title) && !/^[([~•*]/u.test(title));
  const isEnd = parsed.endMark !== null && endStrength(parsed.endMark) === 2;
  const [issued] = datesIn(parsed.dateline.text);
  return isPlain &&
    isEnd &&
    parsed.dateline.date !== null &&
    issued?.doubt === null &&
    parsed.paragraphs.every((one) => endStrength(one) === 0)
    ? parsed
    : null;
}

/** Headline and sub-headlines; long ones and those beyond the house's number go to the text. */
function titlesOf(head: Head): { headline: Title | null; subheadlines: Title[]; tooMany: string[] } {
  const [headline = null, ...others] = wholeTitles(head.titles);
  const fits = ({ text }: Title, at: number) => text.length <= longestSubheadline && at < mostSubheadlines;
  return {
    headline,
    subheadlines: others.filter(fits),
    tooMany: others.filter((title, at) => !fits(title, at)).map(({ text }) => text),
  };
}

type Issue = { text: string; place: string | null; date: string | null; found: FoundDate | null; line: Line | null };

/** Place and date of issue: from the head, else from the end mark's line or the foot. */
function issueOf(head: Head, end: Line | null, main: Line[], after: Line[]): Issue & { isBelow: boolean } {
  const { dateline } = head;
  const above = dateline && {
    ...{ text: dateline.text, place: dateline.place, date: dateline.found?.date ?? null },
    ...{ found: dateline.found, line: dateline.line, isBelow: false },
  };
  if (above && (above.date !== null || above.place !== null)) return above;
  const [atEnd = null] = end ? datesIn(end.text) : [];
  if (atEnd?.date) return { text: '', place: null, date: atEnd.date, found: atEnd, line: end, isBelow: false };
  const below = dateBelow(main.slice(head.at)) ?? dateBelow(after);
  if (below)
    return {
      ...{ text: below.text, place: below.place, date: below.found?.date ?? null },
      ...{ found: below.found, line: below.line, isBelow: true },
    };
  return above ?? { text: '', place: null, date: null, found: null, line: null, isBelow: false };
}

function warningsOf(read: Omit<ReadRelease, 'warnings' | 'fields'>, issue: Issue, isRepaired: boolean): Warning[] {
  const warnings: Warning[] = [];
  const warn = (code: string, message: string) => warnings.push({ code, message });
  if (isRepaired)
    warn('garbled-repaired', 'Some characters were garbled and were repaired. Compare the text with the original.');
  if (read.leftOut.length > 0)
    warn('left-out', `Left out, because it belongs to a mail, a messenger or a page: “${read.leftOut.join('” “')}”.`);
  if (!read.label) warn('no-label', 'No number label such as “PR No.197” was found.');
  if (!read.headline) warn('no-headline', 'No headline was found above the text.');
  if (!read.dateline.date && !read.dateline.place) warn('no-dateline', 'No place and date of issue were found.');
  const doubt = issue.found?.doubt;
  if (doubt) warnings.push(doubts[doubt](issue.text || (issue.line?.text.trim() ?? '')));
  if (read.paragraphs.length === 0) warn('no-text', 'There is no text below the headline.');
  if (read.endMark === null)
    warn('no-end-mark', 'There is no end mark, so the end of the text may be missing. Compare it with the original.');
  if (read.language === null && read.paragraphs.length > 0)
    warn('language-unknown', 'The language could not be told from the words. Choose it.');
  const quotes = quoteWarning(read.paragraphs.join('\n'));
  if (quotes) warn(quotes.code, quotes.message);
  return warnings;
}

const field = (value: string, line: { at: number; end: number }, confidence: number, alternatives: string[] = []) => ({
  value,
  span: [line.at, line.end] as [number, number],
  confidence,
  alternatives,
});

/** What a person may be asked about. */
function fieldsOf(head: Head, headline: Title | null, subheadlines: Title[], issue: Issue, end: Line | null) {
  const fields: Record<string, ReadField> = {};
  const [next] = subheadlines;
  if (head.label) fields.label = field(head.label.label, head.label.line, 0.9);
  if (headline) {
    const isNear = next !== undefined && head.titles.some(({ text, isApart }) => text === next.text && !isApart);
    const others = next ? [`${headline.text} ${next.text}`, next.text] : [];
    fields.headline = field(headline.text, headline, next ? (isNear ? 0.6 : 0.75) : 0.9, others);
  }
  if (issue.line && (issue.date || issue.place))
    fields.dateline = field(issue.text || issue.line.text.trim(), issue.line, issue.found?.doubt ? 0.5 : 0.9);
  if (head.embargo) fields.embargo = field(head.embargo.text, head.embargo.line, 0.9);
  if (head.kicker) fields.kicker = field(head.kicker.text, head.kicker.line, 0.8);
  if (end) fields.endMark = field(end.text.trim(), end, endStrength(end.text) === 2 ? 0.95 : 0.6);
  return fields;
}

function readTolerantly({ lines, leftOut, isRepaired }: CleanText): ReadRelease {
  const at = endOf(lines);
  const end = at < 0 ? null : (lines[at] ?? null);
  const above = at < 0 ? lines : lines.slice(0, at);
  const section = end ? above.length : sectionAt(above);
  const main = above.slice(0, section);
  const after = end ? lines.slice(at + 1) : lines.slice(section);
  const head = readHead(main);
  const issue = issueOf(head, end, main, after);
  const { headline, subheadlines, tooMany } = titlesOf(head);
  const withoutIssue = (line: Line) => (issue.isBelow && line === issue.line ? '' : line.text);
  const body = main
    .slice(head.at)
    .map((line, place) => (place === 0 ? withoutIssue(line).slice(head.from) : withoutIssue(line)));
  const below = readBelow(after.map(withoutIssue));
  const kept = head.kept.map(({ text: line }) => line.trim());
  const paragraphs = [...kept, ...tooMany, ...paragraphsOf(body), ...paragraphsOf(below.rest)];
  const parts = head.label ? numberOf(head.label.parts, issue.date) : { number: null, numberYear: null };
  const read = {
    ...{ label: head.label?.label ?? null, prefix: head.label?.prefix ?? null, ...parts },
    kicker: head.kicker?.text ?? null,
    headline: headline?.text ?? null,
    subheadlines: subheadlines.map((one) => one.text),
    dateline: { text: issue.text, place: issue.place, date: issue.date },
    language: languageOf([headline?.text ?? '', ...paragraphs].join(' ')),
    paragraphs,
    endMark: end?.text.trim() ?? null,
    contacts: below.contacts,
    notes: paragraphsOf(below.notes).join('\n\n') || null,
    embargo: head.embargo?.text ?? null,
    leftOut: [...leftOut, ...head.leftOut],
  };
  return {
    ...read,
    warnings: warningsOf(read, issue, isRepaired),
    fields: fieldsOf(head, headline, subheadlines, issue, end),
  };
}

/**
 * Reads a release as it arrives. Never throws; an empty text gives nulls and warnings.
 * The spans of the fields are places in `text`, in UTF-16 units.
 */
export function readRelease(text: string): ReadRelease {
  const clean = cleanText(text);
  const house = isBlank(text) ? parseRelease(text) : clean.isRepaired ? null : inHouseFormat(text);
  return house ? { ...house, fields: {} } : readTolerantly(clean);
}
