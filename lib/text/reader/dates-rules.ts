// Dates in a line, in the languages of press offices. Promises:
//   - a date that does not exist, or lacks its year, is found and has no value
//   - a date that can be read in two ways says so

import { isoDate } from '#lib/text/dates/dateline-rules.ts';
import { latinDigits } from '../digit-rules.ts';
import { anyOf, monthLanguages, monthsIn } from '#lib/text/dates/month-names-rules.ts';

/**
 * `date`: YYYY-MM-DD or null. `doubt`: why it has no value, or may be another day. `day`: MM-DD of
 * a date without a year.
 */
export type FoundDate = {
  at: number;
  end: number;
  date: string | null;
  day: string | null;
  doubt: 'no-year' | 'no-such-day' | 'day-or-month' | 'weekday' | null;
};

const sameLetters = (text: string) => text.replace(/ي/g, 'ی').replace(/ك/g, 'ک');
const months = new Map([...monthsIn(monthLanguages)].map(([name, number]) => [sameLetters(name), number]));
// “نيسان/أبريل”: a month by two of its names.
const month = `(?<month>${anyOf(months)})(?:/(?:${anyOf(months)}))?(?![\\p{L}\\p{M}])\\.?`;
export const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const weekday = `(?:(?<weekday>${weekdays.join('|')}),? +(?:the +)?)?`;
const notInNumber = '(?<![\\d\\p{L}])';
// In Urdu and Arabic the sign of the era belongs to a year; another letter makes it a word.
const era = '(?:[ءعم](?!\\p{L})|(?![\\p{Script=Latin}\\p{Script=Arabic}]))';
const year = `(?<year>(?:19|20)\\d{2})(?!\\d)${era}`;

const patterns = [
  `${notInNumber}${weekday}${month} {0,2}(?<day>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:/])(?:,? {0,2}${year})?`,
  `(?<!\\d)(?<![\\d][/.:-])${weekday}(?<day>\\d{1,2})(?:st|nd|rd|th|er|\\.)?(?: day of| of| de)? {0,2}${month}(?:(?:[،,]| del?)? {0,2}${year}|(?!\\d)[،,]? {0,2})`,
  `(?<!\\d)${year}(?<sign>[-./])(?<mm>\\d{2})\\k<sign>(?<day>\\d{2})(?!\\d)`,
  `(?<![\\d/.-])(?<first>\\d{1,2})([/.-])(?<second>\\d{1,2})\\2(?<year>(?:19|20)\\d{2})(?!\\d)`,
].map((pattern) => new RegExp(pattern, 'giu'));

type Groups = Record<string, string | undefined>;

const monthOf = (groups: Groups) =>
  groups.mm ? Number(groups.mm) : (months.get(groups.month?.toLowerCase() ?? '') ?? 0);

function valueOf(groups: Groups): Pick<FoundDate, 'date' | 'day' | 'doubt'> {
  // A leap year has every day.
  if (groups.year === undefined) {
    const day = isoDate(2000, monthOf(groups), Number(groups.day))?.slice(5) ?? null;
    return { date: null, day, doubt: 'no-year' };
  }
  return { day: null, ...wholeDate(groups) };
}

function wholeDate(groups: Groups): Pick<FoundDate, 'date' | 'doubt'> {
  const y = Number(groups.year);
  if (groups.first && groups.second) {
    const [first, second] = [Number(groups.first), Number(groups.second)];
    const [dayFirst, monthFirst] = [isoDate(y, second, first), isoDate(y, first, second)];
    if (dayFirst && monthFirst && dayFirst !== monthFirst) return { date: null, doubt: 'day-or-month' };
    const date = dayFirst ?? monthFirst;
    return { date, doubt: date ? null : 'no-such-day' };
  }
  const date = isoDate(y, monthOf(groups), Number(groups.day));
  if (!date) return { date, doubt: 'no-such-day' };
  const said = groups.weekday ? weekdays.indexOf(groups.weekday.toLowerCase()) : -1;
  return { date, doubt: said < 0 || said === new Date(date).getUTCDay() ? null : 'weekday' };
}

/** The dates of a line, in order. Only its first 400 characters are read. */
export function datesIn(line: string): FoundDate[] {
  const text = sameLetters(latinDigits(line.slice(0, 400)));
  const found: FoundDate[] = [];
  if (!/\d/.test(text)) return found;
  for (const pattern of patterns)
    for (const match of text.matchAll(pattern)) {
      const [at, end] = [match.index, match.index + match[0].trimEnd().length];
      if (found.some((one) => at < one.end && one.at < end)) continue;
      found.push({ at, end, ...valueOf(match.groups ?? {}) });
    }
  return found.sort((a, b) => a.at - b.at);
}
