// Number labels as offices print them. Promises:
//   - a label says that it is one, by a word or by its shape; a telephone or file number is none
//   - which half of “78/97” is the year is decided last, by the date of issue
import { latinDigits } from '../digit-rules.ts';
import { fullYear } from '../label-line-rules.ts';
import { withPlainSpaces } from './clean-rules.ts';
import { datesIn } from './dates-rules.ts';

/** `parts`: the figures in order, as printed. */
export type FoundLabel = { label: string; prefix: string | null; parts: string[]; rest: string };

/** What may stand behind a label: “(Session 2025-26)”, “(corrected)”. */
const behind = /\s+\((?![^()]*\d{3,}[^()]*\d{3,})[^()]{2,40}\)$/u;
/** The word that leads from a number to its date. */
const toDate = /\s+(?:of|dated?|on|vom|du|del?|den)$/iu;

/** Words before a number that make it a label. */
const says =
  /(?:\bno\.?|\bnos\.?|\bnumber|\bn(?:\.?[°º]|\.)|\bnr\.?|\bnúm(?:ero)?\.?|\bnumero|\bnomor|\bsay[ıi]|№|নম্বর|#|نمبر|شمارہ|شماره|رقم|क्रमांक|संख्या|\bref(?:erence)?(?:\.|\b)|\breleases?|\bnotice\b.*|\bnote\b|\bnews\b|\bstatement|\badvisory|\bhandout|\bbulletin|\bcircular|\bcommuniqué\b.*|\bpr)\s*[:.|–—-]*\s*$/iu;
/** A reference, a telephone or words of a sentence: no label of a release. */
const saysOther =
  /\b(?:the|this|our|its|an?)\s+(?:\p{L}+\s+)?(?:releases?|notice|note|news|statement|advisory|handout)\b|\b(?:tel|telephone|phone|fax|cell|mobile|call|file|case|docket|incident|tender|room|box|form|act|resolution)\b|فون|فیکس|फोन/iu;
const isYear = (figure: string) => /^(?:19|20)\d{2}$/.test(figure);
const figures =
  /(?<body>(?:\p{Script=Arabic}[\p{Script=Arabic} ]{0,20}\/)?(?:\p{Lu}{1,8}\d{0,4}[-/]|\d{1,6}\/\p{Lu}{1,6}\/)*\p{Lu}{0,4}\d{1,7}(?:[-/](?:\d{1,6}|\p{Lu}(?=\/\d))){0,3}(?:-\p{Lu}{1,8}(?:\/\p{Lu}{1,8}){0,2}|\p{Lu}{0,3})(?: of (?:19|20)\d{2})?|(?:19|20)\d{2}:\d{1,4}|[IVXLC]{1,8}\/(?:19|20)\d{2})\s*$/u;
/** Letters and a year or a second number beside the figures say enough: PS/8/2026, WRO-26/14. */
const isShaped = (body: string) => /^\p{Lu}{1,8}[-/]/u.test(body) && /\d/.test(body);
/** “Pressedienst 5/2026”: a few words, a number and its year. Two years are no number. */
const hasYear = (before: string, parts: string[]) =>
  parts.length === 2 &&
  parts.filter(isYear).length === 1 &&
  before.trim().split(/\s+/).length < 4 &&
  before.length < 40;
const longest = 90;

/** “Ref No : PR 18/2026”: the name of a field before its value. */
const fieldName = /^(?:ref(?:erence)?(?:\.? ?no)?\.?|no|number|our ref)\s*:\s*/i;

/** “(Press Release No. 61)” */
const inBrackets = /^[([](?<inside>[^()[\]]+)[)\]]$/u;

function labelOf(segment: string): Omit<FoundLabel, 'rest'> | null {
  const whole = segment.trim();
  const inside = inBrackets.exec(whole)?.groups?.inside?.trim();
  const text = inside ?? whole.replace(behind, '');
  if (text === '' || text.length > longest) return null;
  const figure = figures.exec(latinDigits(text).replace(/(\d) \/ (?=\d)/g, '$1/'));
  const body = figure?.groups?.body;
  if (!figure || body === undefined) return null;
  const before = text.slice(0, figure.index);
  if (saysOther.test(before) || /[.!?۔।]\s+\S/u.test(before.replace(/\b(?:no|nos|ref|nr)\.\s/gi, ''))) return null;
  const parts = body.match(/\d+|^[IVXLC]+(?=\/)/g) ?? [];
  // “MR 26/057”
  const isSeries = parts.length === 2 && /^\p{Lu}{2,5} $/u.test(before);
  const isShapedAlone = (isShaped(body) && before.trim() === '') || isSeries;
  if (!says.test(before) && !isShapedAlone && !hasYear(before, parts)) return null;
  const own = fieldName.exec(text)?.[0] ?? '';
  const prefix = text
    .slice(own.length)
    .slice(0, Math.max(0, figure.index - own.length))
    .replace(/(?:\bnos?\.?|\bnumber|n[°º]|#|نمبر|رقم|क्रमांक|[:|])\s*/giu, ' ')
    .trim();
  const letters = /^[\p{Lu}/-]*\p{Lu}/u.exec(body)?.[0] ?? '';
  return { label: inside ?? whole, prefix: prefix || letters || null, parts };
}

/** The year of its date belongs to a label that has none. */
const withYear = (parts: string[], date: string | null) =>
  date === null || parts.some(isYear) ? parts : [...parts, date.slice(0, 4)];

/** Between the ends of a line. */
const parted = /\s{3,}|\s+\|\s+/;

/**
 * Finds a label in a line: the whole line, what stands before a date or a title, or one of two
 * ends that wide space parts. `rest` is what else the line says.
 */
export function labelIn(line: string): FoundLabel | null {
  if (line.length > 400) return null;
  const text = withPlainSpaces(line)
    .trim()
    .replace(/\s{2,}:/g, ' :');
  const whole = labelOf(text);
  if (whole && !/\S\s{3,}\S/.test(text)) return { ...whole, rest: '' };
  const ends = text.split(parted);
  if (ends.length > 1 && ends.length < 4)
    for (const [at, end] of ends.entries()) {
      const found = labelOf(end);
      if (found) return { ...found, rest: ends.filter((_one, place) => place !== at).join('   ') };
    }
  // “No: 12, 29 January 2026, Title”
  const [date] = datesIn(line);
  const before = date ? line.slice(0, date.at).replace(/[\s,;،–—|-]+(?:\/\s*)?$/u, '') : '';
  if (date === undefined || before === '') return whole && { ...whole, rest: '' };
  // “No. 018 of 19 January 2026” is one label, and says the date.
  const joined = toDate.test(before) ? labelOf(before.replace(toDate, '')) : null;
  if (joined)
    return {
      ...joined,
      parts: withYear(joined.parts, date.date),
      label: line.slice(0, date.end).trim(),
      rest: line.slice(date.at).trim(),
    };
  const found = labelOf(before);
  return found ? { ...found, rest: line.slice(date.at).trim() } : whole && { ...whole, rest: '' };
}

const figuresAlone = /^\(?(?<body>\d{1,5}(?:[-/]\d{2,4})?)\)?$/u;

/** Figures below a kicker: “PRESS RELEASE” and “12/26”. */
export function bareLabelIn(line: string): FoundLabel | null {
  const body = figuresAlone.exec(latinDigits(line.trim()))?.groups?.body;
  return body === undefined ? null : { label: line.trim(), prefix: null, parts: body.match(/\d+/g) ?? [], rest: '' };
}

const romanSigns: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** The value of a Roman numeral: XIV is 14. */
function romanValue(numeral: string): number {
  const values = [...numeral].map((sign) => romanSigns[sign] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

/**
 * The number and the year of a label. @param issued the date of issue; its year decides which part
 * of “26-118” is the year
 */
export function numberOf(
  printed: string[],
  issued: string | null,
): { number: number | null; numberYear: number | null } {
  const parts = printed.map((part) => (/^\d+$/.test(part) ? part : String(romanValue(part))));
  const [first, second] = parts;
  if (first === undefined) return { number: null, numberYear: null };
  if (parts.length === 1) return { number: Number(first), numberYear: null };
  const year = issued?.slice(0, 4) ?? '';
  const others = (at: number) => parts.filter((_part, place) => place !== at);
  const named = parts.findLastIndex((part) => isYear(part) && (year === '' || part === year));
  const whole = named >= 0 ? named : parts.findIndex(isYear);
  const short = parts.findIndex((part) => part.length === 2 && year !== '' && year.endsWith(part));
  // Without a date: 12/26 begins with the number, 26-118 and 26/014 with the year.
  const guess =
    first.length === 2 && (second?.length ?? 0) > 2 ? 0 : parts.at(-1)?.length === 2 ? parts.length - 1 : -1;
  const at = whole >= 0 ? whole : short >= 0 ? short : guess;
  if (at < 0) return { number: Number(parts.at(-1)), numberYear: null };
  const numberYear = fullYear(parts[at] ?? '');
  // A budget year’s second half and the month of issue are no number: 417/2025-26, 87/HM/05/2026.
  const besides = (part: string, place: number) =>
    place === at ||
    (place === at + 1 && part.length === 2 && Number(part) === ((numberYear ?? 0) + 1) % 100) ||
    (place > 0 && place < at && part === issued?.slice(5, 7));
  const number = parts.filter((part, place) => !besides(part, place)).at(-1) ?? others(at).at(-1);
  return { number: Number(number), numberYear };
}
