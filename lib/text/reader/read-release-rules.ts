// Reads a release as it arrives: in house format, or in any layout of an office. Promises:
//   - every line has one part; what has none is a paragraph or is listed as left out
//   - what the text does not say is null; what is doubtful has a warning
//   - linear time
import { isBlank } from '#lib/core/seen-rules.ts';
import { readBelow } from '../below-end-rules.ts';
import { type ParsedRelease, parseRelease } from '../house-format-rules.ts';
import { languageOf } from '../language-rules.ts';
import { dateBelow, datelineInText, embargoBelow, endOf, labelBelow, paragraphsOf, sectionAt } from './body-rules.ts';
import { type CleanText, cleanText, type Line } from './clean-rules.ts';
import { datesIn } from './dates-rules.ts';
import type { FoundDateline } from './dateline-line-rules.ts';
import { type Head, readHead } from './head-rules.ts';
import { numberOf } from './labels-rules.ts';
import { endStrength, isAside, isEmbargo, isImmediate, isKicker, isOffice } from './line-kinds-rules.ts';
import { linesOfOne } from './one-line-rules.ts';
import { type Issue, placesOf, type ReadField } from './fields-rules.ts';
import { goesOn, type Title, wholeTitles } from './titles-rules.ts';
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
  // “… MEETING OF THE”: a margin broke the headline, which the house prints in one line.
  const isWhole = titles.every((title) => !goesOn.test(title));
  const isPlain = isWhole && titles.every((title) => !isOther(title) && !/^[([~•*]/u.test(title));
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

type DatelineAt = FoundDateline & { line: Line };

const issueFrom = ({ text, place, found, line, isGuess = false }: DatelineAt): Issue => ({
  ...{ text, place, date: found?.date ?? null },
  ...{ found, line, isGuess },
});
const noIssue: Issue = { text: '', place: null, date: null, found: null, line: null, isGuess: false };

/**
 * Place and date of issue, and what the line that says them keeps for the text: from the head, else
 * from the beginning of a paragraph, else from the end mark's line or the foot. A place at the
 * beginning of a paragraph has the date of the head or of the foot.
 */
function issueOf(head: Head, end: Line | null, body: Line[], after: Line[]): { issue: Issue; left: string | null } {
  const { issue, left } = issueSaid(head, end, body, after);
  return { issue: issue.place === null ? { ...issue, place: head.place } : issue, left };
}

function issueSaid(head: Head, end: Line | null, body: Line[], after: Line[]): { issue: Issue; left: string | null } {
  const above = head.dateline && issueFrom(head.dateline);
  const below = dateBelow(body) ?? dateBelow(after);
  const run = above?.place ? null : datelineInText(body, head.dateline, below?.place ? null : below);
  if (run) return { issue: issueFrom(run), left: run.line.text.slice(run.run ?? 0) };
  if (above && (above.date !== null || above.place !== null))
    return { issue: withYear(above, [...(end ? [end] : []), ...after.slice(0, 12), ...body.slice(-6)]), left: null };
  const [atEnd = null] = end ? datesIn(end.text) : [];
  if (atEnd?.date) return { issue: { ...noIssue, date: atEnd.date, found: atEnd, line: end }, left: null };
  if (below) return { issue: issueFrom(below), left: '' };
  return { issue: above ?? noIssue, left: null };
}

/** A date without a year has that of the same day in one of the lines at the foot. */
function withYear(issue: Issue, feet: Line[]): Issue {
  const day = issue.found?.day;
  const same = day && feet.flatMap(({ text }) => datesIn(text)).find(({ date }) => date?.endsWith(day));
  return same ? { ...issue, date: same.date, found: same } : issue;
}

/** The places of a text in house format. What both readers read alike is sure. */
function surePlaces(house: ParsedRelease, places: Record<string, ReadField>): Record<string, ReadField> {
  const { label, headline, dateline, embargo, kicker, endMark } = house;
  const values: Record<string, string | null> = { label, headline, dateline: dateline.text, embargo, kicker, endMark };
  const sure = Object.entries(places).filter(([name, { value }]) => value === values[name]);
  return Object.fromEntries(sure.map(([name, place]) => [name, { ...place, confidence: 1, alternatives: [] }]));
}

/** What fields leave of their lines for the text, by the line's place. */
function leftBy(
  label: { line: Line; rest: string } | null,
  issue: Issue,
  left: string | null,
  embargo: Line | null,
): Map<number, string> {
  const rest = new Map<number, string>();
  if (label) rest.set(label.line.at, label.rest);
  if (issue.line && left !== null) rest.set(issue.line.at, left);
  if (embargo) rest.set(embargo.at, '');
  return rest;
}

function readTolerantly({ lines: printed, leftOut, isRepaired }: CleanText): ReadRelease {
  const lines = linesOfOne(printed);
  const at = endOf(lines);
  const end = at < 0 ? null : (lines[at] ?? null);
  const above = at < 0 ? lines : lines.slice(0, at);
  const section = end ? above.length : sectionAt(above);
  const main = above.slice(0, section);
  const after = end ? lines.slice(at + 1) : lines.slice(section);
  const head = readHead(main);
  const [first, ...others] = main.slice(head.at);
  const body = first ? [{ ...first, text: first.text.slice(head.from) }, ...others] : [];
  const { issue, left } = issueOf(head, end, body, after);
  const label = head.label ?? labelBelow(body) ?? labelBelow(after);
  const late = head.embargo === null && end ? embargoBelow(after) : null;
  const embargo = head.embargo ?? (late && { text: late.text.trim(), line: late });
  const rest = leftBy(head.label ? null : label, issue, left, late);
  const textOf = (line: Line) => rest.get(line.at) ?? line.text;
  const below = readBelow(after.map(textOf));
  const unused = head.dateline && head.dateline.text !== issue.text ? [head.dateline.text] : [];
  const kept = [...unused, ...head.kept.map(({ text: line }) => line.trim())];
  const { headline, subheadlines, tooMany } = titlesOf(head);
  const afterEnd = paragraphsOf(below.rest);
  const paragraphs = [...kept, ...tooMany, ...paragraphsOf(body.map(textOf)), ...afterEnd];
  const isAfterEnd = end !== null && afterEnd.length > 0;
  const parts = label ? numberOf(label.parts, issue.date) : { number: null, numberYear: null };
  const read = {
    ...{ label: label?.label ?? null, prefix: label?.prefix ?? null, ...parts },
    kicker: head.kicker?.text ?? null,
    headline: headline?.text ?? null,
    subheadlines: subheadlines.map((one) => one.text),
    dateline: { text: issue.text, place: issue.place, date: issue.date },
    language: languageOf([headline?.text ?? '', ...paragraphs].join(' ')),
    paragraphs,
    endMark: end?.text.trim() ?? null,
    contacts: below.contacts,
    notes: paragraphsOf(below.notes).join('\n\n') || null,
    embargo: embargo?.text ?? null,
    leftOut: [...leftOut, ...head.leftOut],
  };
  return {
    ...read,
    warnings: warningsOf(read, issue, { isRepaired, unplaced: [...kept, ...tooMany], isAfterEnd }),
    fields: placesOf({ ...head, label, embargo }, headline, subheadlines, issue, end),
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
