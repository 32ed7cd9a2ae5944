// Which files of an archive can be archived. Promises:
//   - number, date and text come from the file; an unclear file is refused, nothing is guessed
//   - a file in house format is taken as it was printed; any other where its layout leaves no doubt
//   - a refusal lists every reason, each with what to do
//   - a harmless doubt, such as a missing quotation mark, is a warning
import { dayOf, noonOf } from '#lib/core/time/calendar.ts';
import { type Reason, refuseInput } from '#lib/core/result.ts';
import { formatLabel, type Period, periodAt, type SeriesNumbering } from '#lib/numbering/rules.ts';
import { parseLabel as parseSeriesLabel } from '#lib/numbering/label-rules.ts';
import { type ParsedRelease, parseRelease, textOfParsedRelease } from '#lib/text/house-format-rules.ts';
import { sure } from '#lib/text/reader/fields-rules.ts';
import { type ReadRelease, readRelease } from '#lib/text/reader/read-release-rules.ts';
import { printedText } from '#lib/text/printed-text-rules.ts';
import { parseLabel as parseAnyLabel } from '#lib/text/label-line-rules.ts';
import { type Content, textSchema } from '#lib/text/schema.ts';

/** Settings of an import. `now` is the database’s time. */
export type ArchiveSettings = { numbering: SeriesNumbering; language: string; now: Date };

/** A file that can be archived. `text` is its printed text. */
export type Candidate = {
  number: number;
  period: Period;
  label: string;
  /** The dateline’s date, YYYY-MM-DD. */
  day: string;
  publishedAt: Date;
  content: Content;
  text: string;
};

/**
 * Warnings that do not stop an import: the text was printed like this, or a mail or a page stood
 * around it.
 */
const harmless = new Set(['navigation-dropped', 'quotes-uneven', 'language-unknown', 'left-out', 'weekday-differs']);

function labelProblem(parsed: ParsedRelease, numbering: SeriesNumbering, period: Period | null): Reason | null {
  if (parsed.label === null) return null;
  const parts = parseSeriesLabel(numbering, parsed.label);
  if (parts === null)
    return {
      code: 'label-foreign',
      message: `“${parsed.label}” is no label of this series, which writes “${numbering.labelTemplate}”. Correct the label, or import the file into its own series.`,
    };
  if (parts.number < 1) return { code: 'number-zero', message: 'Numbers begin at 1. Correct the label.' };
  if (period === null) return null;
  const label = formatLabel(numbering, period, parts.number);
  if (label === parsed.label) return null;
  return {
    code: 'label-differs',
    message: `The label “${parsed.label}” and the dateline “${parsed.dateline.text}” disagree: on that day the series wrote “${label}”. Correct whichever is wrong.`,
  };
}

function dateProblem(day: string, { numbering, now }: ArchiveSettings): Reason | null {
  if (day > dayOf(now, numbering.timeZone))
    return {
      code: 'date-future',
      message: `Its date, ${day}, has not come yet: it was not published. Correct the date, or schedule it on the desk.`,
    };
  if (dayOf(noonOf(day, numbering.timeZone), numbering.timeZone) !== day)
    return { code: 'date-doubtful', message: `There was no ${day} in the time zone ${numbering.timeZone}.` };
  return null;
}

const dateDoubts = ['date-doubtful', 'date-ambiguous', 'date-without-year'];

/** Fields that are missing and have no warning of the parser. */
function missingFields({ label, headline, dateline, warnings }: ParsedRelease): Reason[] {
  const warningCodes = new Set(warnings.map((warning) => warning.code));
  const missing: [absent: boolean, code: string, what: string][] = [
    [label === null, 'no-label', 'number label'],
    [headline === null, 'no-headline', 'headline'],
    [dateline.date === null && !dateDoubts.some((code) => warningCodes.has(code)), 'no-dateline', 'dateline'],
  ];
  return missing
    .filter(([absent, code]) => absent && !warningCodes.has(code))
    .map(([, code, what]) => ({ code, message: `It has no ${what}.` }));
}

/** A second number label inside the text: the file may hold several releases. */
function secondLabel(parsed: ParsedRelease, numbering: SeriesNumbering): string | undefined {
  const lines = [...parsed.subheadlines, ...parsed.paragraphs].flatMap((paragraph) => paragraph.split('\n'));
  return lines.find((line) => parseSeriesLabel(numbering, line.trim()) !== null)?.trim();
}

function textProblems(parsed: ParsedRelease, { language, numbering }: ArchiveSettings): Reason[] {
  const problems: Reason[] = parsed.warnings.filter((warning) => !harmless.has(warning.code));
  const second = secondLabel(parsed, numbering);
  if (second !== undefined)
    problems.push({
      code: 'several-labels',
      message: `A second label, “${second}”, stands inside the text: the file may hold several releases. Give each a file of its own.`,
    });
  if (parsed.embargo !== null)
    problems.push({
      code: 'embargo',
      message: `It carries an embargo (“${parsed.embargo}”). Find out how it was published, and take that text.`,
    });
  if (parsed.language !== null && parsed.language !== language.split('-')[0])
    problems.push({
      code: 'language-differs',
      message: `Its words are in another language (${parsed.language}) than these files (${language}). Import it with --language ${parsed.language}.`,
    });
  return problems;
}

/** Noon of the day, since the hour is unknown; now, if noon lies in the future. */
function publicationOn(day: string, { numbering, now }: ArchiveSettings): Date {
  const noon = noonOf(day, numbering.timeZone);
  return noon > now ? now : noon;
}

type Answer = { candidate: Candidate; warnings: Reason[] } | { reasons: Reason[] };

const whichHeadline = (headlines: string[]): Reason => ({
  code: 'headline-uncertain',
  message: `Is the headline “${headlines.join('”, “')}”? Put its lines into one, or an empty line below it.`,
});

/** What is asked where house format and layout give different headlines. */
const differing = (house: ParsedRelease, read: ReadRelease): Reason[] =>
  house.headline !== null && read.headline !== null && read.label !== null && house.headline !== read.headline
    ? [whichHeadline([house.headline, read.headline])]
    : [];

/** What a person would be asked on the desk. Nobody is asked here: it speaks against the file. */
function questionsOf({ fields: { headline, endMark } }: ReadRelease): Reason[] {
  const questions: Reason[] = [];
  if (headline && headline.confidence < sure) questions.push(whichHeadline([headline.value, ...headline.alternatives]));
  if (endMark && endMark.confidence < sure)
    questions.push({
      code: 'end-uncertain',
      message: `Does the text end at “${endMark.value}”? Put a mark such as “*-*-*-*-*” where it ends.`,
    });
  return questions;
}

/** Label, headline and dateline stand where house format has them. */
const hasHead = ({ label, headline, dateline, warnings }: ParsedRelease) =>
  label !== null &&
  headline !== null &&
  (dateline.date !== null || warnings.some(({ code }) => code === 'date-doubtful'));

const otherLayout: Reason = {
  code: 'other-layout',
  message: 'It is not in house format and was read by its layout. Compare it with the original.',
};

/**
 * Reads the text of a file: in house format, else in any layout that leaves no doubt. Returns a
 * candidate with warnings, or every reason against it.
 */
export function candidateOf(text: string, settings: ArchiveSettings): Answer {
  const { numbering } = settings;
  const house = parseRelease(text, (line) => parseAnyLabel(line) ?? ownLabel(numbering, line));
  const read = readRelease(text);
  // House format knows not every embargo, no weekdays, and no letters that were garbled on the way.
  const weekday = read.warnings.filter(({ code }) => code === 'weekday-differs');
  const parsed = { ...house, embargo: house.embargo ?? read.embargo, warnings: [...house.warnings, ...weekday] };
  const garbled = read.warnings.filter(({ code }) => code === 'garbled-repaired');
  const strict = candidateFrom(parsed, [...garbled, ...differing(house, read)], settings);
  const isLaidOut = hasHead(parsed);
  if ('candidate' in strict || (isLaidOut && parsed.warnings.every(({ code }) => harmless.has(code)))) return strict;
  const other = candidateFrom(read, questionsOf(read), settings);
  if ('candidate' in other) return { ...other, warnings: [otherLayout, ...other.warnings] };
  // Whoever printed a head in house format is told what is wrong with that.
  return isLaidOut ? strict : other;
}

function candidateFrom(parsed: ParsedRelease, questions: Reason[], settings: ArchiveSettings): Answer {
  const { numbering } = settings;
  const day = parsed.dateline.date;
  const period = day === null ? null : periodAt(numbering, noonOf(day, numbering.timeZone));
  const reasons = [
    labelProblem(parsed, numbering, period),
    day === null ? null : dateProblem(day, settings),
    ...textProblems(parsed, settings),
    ...missingFields(parsed),
    ...questions,
  ].filter((reason) => reason !== null);
  const content = textSchema.safeParse(textOfParsedRelease(parsed));
  if (!content.success) reasons.push(...refuseInput(content.error).reasons);
  const number = parseSeriesLabel(numbering, parsed.label ?? '')?.number;
  if (reasons.length > 0 || !content.success || day === null || period === null || number === undefined)
    return { reasons };
  const label = formatLabel(numbering, period, number);
  const publishedAt = publicationOn(day, settings);
  const candidate = {
    number,
    period,
    label,
    day,
    publishedAt,
    content: content.data,
    text: printedText(label, content.data, settings.language),
  };
  return { candidate, warnings: parsed.warnings };
}

function ownLabel(numbering: SeriesNumbering, line: string) {
  const label = line.trim();
  const parts = parseSeriesLabel(numbering, label);
  return parts && { label, prefix: null, number: parts.number, numberYear: null };
}
