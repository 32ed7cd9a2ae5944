// Reads a release as it arrives: in house format, or in any layout of an office. Promises:
//   - every line has one part; what has none is a paragraph or is listed as left out
//   - what the text does not say is null; what is doubtful has a warning
//   - linear time
import { isBlank } from '#lib/core/seen-rules.ts';
import { readBelow } from '../below-end-rules.ts';
import { type ParsedRelease, parseRelease } from '../house-format-rules.ts';
import { languageOf } from '../language-rules.ts';
import { dateBelow, endOf, paragraphsOf, sectionAt } from './body-rules.ts';
import { type CleanText, cleanText, type Line } from './clean-rules.ts';
import { datesIn } from './dates-rules.ts';
import { type Head, readHead } from './head-rules.ts';
import { numberOf } from './labels-rules.ts';
import { endStrength, isAside, isEmbargo, isImmediate, isKicker, isOffice } from './line-kinds-rules.ts';
import { type Issue, placesOf, type ReadField } from './fields-rules.ts';
import { type Title, wholeTitles } from './titles-rules.ts';
import { warningsOf } from './warnings-rules.ts';

export type ReadRelease = ParsedRelease & { fields: Record<string, ReadField> };

const longestSubheadline = 350;
const mostSubheadlines = 6;

/**
 * The words of a release that is in house format from its label to its end mark.
 * @param hasLabel false lets it begin below the label
 */
function inHouseFormat(text: string, hasLabel: boolean): ParsedRelease | null {
  const parsed = parseRelease(text);
  const harmless = ['navigation-dropped', 'quotes-uneven', 'language-unknown', ...(hasLabel ? [] : ['no-label'])];
  if (parsed.warnings.some(({ code }) => !harmless.includes(code))) return null;
  // What stands between headline and dateline may be something else.
  const titles = [parsed.headline ?? '', ...parsed.subheadlines];
  const isOther = (title: string) =>
    isEmbargo(title) || isImmediate(title) || isKicker(title) || isAside(title) || (!hasLabel && isOffice(title));
  const isPlain = titles.every((title) => !isOther(title) && !/^[([~•*]/u.test(title));
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

/** The places of a text in house format. What both readers read alike is sure. */
function surePlaces(house: ParsedRelease, places: Record<string, ReadField>): Record<string, ReadField> {
  const { label, headline, dateline, embargo, kicker, endMark } = house;
  const values: Record<string, string | null> = { label, headline, dateline: dateline.text, embargo, kicker, endMark };
  const sure = Object.entries(places).filter(([name, { value }]) => value === values[name]);
  return Object.fromEntries(sure.map(([name, place]) => [name, { ...place, confidence: 1, alternatives: [] }]));
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
  const unused = head.dateline && head.dateline.line !== issue.line ? [head.dateline.text] : [];
  const kept = [...unused, ...head.kept.map(({ text: line }) => line.trim())];
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
    fields: placesOf(head, headline, subheadlines, issue, end),
  };
}

/**
 * Reads a release as it arrives. Never throws; an empty text gives nulls and warnings.
 * The spans of the fields are places in `text`, in UTF-16 units.
 */
export function readRelease(text: string): ReadRelease {
  if (isBlank(text)) return { ...parseRelease(text), fields: {} };
  const clean = cleanText(text);
  const read = readTolerantly(clean);
  // House format has an end mark, which this reader would have found.
  const mayBeHouse = !clean.isRepaired && read.endMark !== null;
  const house = mayBeHouse ? inHouseFormat(text, read.label !== null) : null;
  return house ? { ...house, fields: surePlaces(house, read.fields) } : read;
}
