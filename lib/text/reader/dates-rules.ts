// Dates in a line, in the languages of press offices. Promises:
//   - a date that does not exist, or lacks its year, is found and has no value
//   - a date that can be read in two ways says so

import { latinDigits } from '../digit-rules.ts';

/** `date`: YYYY-MM-DD or null. `doubt`: why it has no value, or may be another day. */
export type FoundDate = {
  at: number;
  end: number;
  date: string | null;
  doubt: 'no-year' | 'no-such-day' | 'day-or-month' | 'weekday' | null;
};

/** The months by number, each with its names; a name may be a beginning with a full stop. */
const names: string[][] = [
  ['january', 'jan', 'janvier', 'januar', 'jänner', 'جنوری', 'يناير', 'كانون الثاني', 'जनवरी'],
  ['february', 'feb', 'février', 'februar', 'فروری', 'فبراير', 'شباط', 'फ़रवरी', 'फरवरी'],
  ['march', 'mar', 'mars', 'märz', 'مارچ', 'مارس', 'آذار', 'मार्च'],
  ['april', 'apr', 'avril', 'اپریل', 'أبريل', 'ابريل', 'نيسان', 'अप्रैल'],
  ['may', 'mai', 'مئی', 'مايو', 'ماي', 'أيار', 'मई'],
  ['june', 'jun', 'juin', 'juni', 'جون', 'يونيو', 'حزيران', 'जून'],
  ['july', 'jul', 'juillet', 'juli', 'جولائی', 'يوليو', 'تموز', 'जुलाई'],
  ['august', 'aug', 'août', 'اگست', 'أغسطس', 'غشت', 'آب', 'अगस्त'],
  ['september', 'sept', 'sep', 'septembre', 'ستمبر', 'سبتمبر', 'شتنبر', 'أيلول', 'सितंबर', 'सितम्बर'],
  ['october', 'oct', 'octobre', 'oktober', 'اکتوبر', 'أكتوبر', 'تشرين الأول', 'अक्टूबर'],
  ['november', 'nov', 'novembre', 'نومبر', 'نوفمبر', 'نونبر', 'تشرين الثاني', 'नवंबर', 'नवम्बर'],
  ['december', 'dec', 'décembre', 'dezember', 'دسمبر', 'ديسمبر', 'دجنبر', 'كانون الأول', 'दिसंबर', 'दिसम्बर'],
];
const sameLetters = (text: string) => text.replace(/ي/g, 'ی').replace(/ك/g, 'ک');
const months = new Map(names.flatMap((list, at) => list.map((name) => [sameLetters(name), at + 1] as const)));
const month = `(?<month>${[...months.keys()].sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}\\p{M}])\\.?`;
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const weekday = `(?:(?<weekday>${weekdays.join('|')}),? +(?:the +)?)?`;
const notInNumber = '(?<![\\d\\p{L}])';
const year = '(?<year>(?:19|20)\\d{2})(?!\\d)';

const patterns = [
  `${notInNumber}${weekday}${month} {0,2}(?<day>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:/])(?:,? {0,2}${year})?`,
  `(?<!\\d)(?<![\\d][/.:-])${weekday}(?<day>\\d{1,2})(?:st|nd|rd|th|er|\\.)?(?: day of| de)? {0,2}${month}[،,]? {0,2}(?:${year})?`,
  `(?<!\\d)${year}-(?<mm>\\d{2})-(?<day>\\d{2})(?!\\d)`,
  `(?<![\\d/.-])(?<first>\\d{1,2})([/.-])(?<second>\\d{1,2})\\2(?<year>(?:19|20)\\d{2})(?!\\d)`,
].map((pattern) => new RegExp(pattern, 'giu'));

type Groups = Record<string, string | undefined>;

/** YYYY-MM-DD, or null for a day that does not exist. */
function isoDate(y: number, m: number, d: number): string | null {
  const date = new Date(Date.UTC(y, m - 1, d));
  const exists = date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
  return exists ? date.toISOString().slice(0, 10) : null;
}

function valueOf(groups: Groups): Pick<FoundDate, 'date' | 'doubt'> {
  if (groups.year === undefined) return { date: null, doubt: 'no-year' };
  const y = Number(groups.year);
  if (groups.first && groups.second) {
    const [first, second] = [Number(groups.first), Number(groups.second)];
    const [dayFirst, monthFirst] = [isoDate(y, second, first), isoDate(y, first, second)];
    if (dayFirst && monthFirst && dayFirst !== monthFirst) return { date: null, doubt: 'day-or-month' };
    const date = dayFirst ?? monthFirst;
    return { date, doubt: date ? null : 'no-such-day' };
  }
  const m = groups.mm ? Number(groups.mm) : (months.get(groups.month?.toLowerCase() ?? '') ?? 0);
  const date = isoDate(y, m, Number(groups.day));
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
