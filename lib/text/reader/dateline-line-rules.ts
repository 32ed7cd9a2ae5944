// Datelines in any layout: place and date, alone in a line or with the text behind them.
import { latinDigits } from '../digit-rules.ts';
import { datesIn, type FoundDate } from './dates-rules.ts';
import { isEmbargo } from './line-kinds-rules.ts';

/** A place and a date, as a dateline has them. `run`: where the text goes on behind it, or null. */
export type FoundDateline = { text: string; place: string | null; found: FoundDate | null; run: number | null };

const placeWords = /^(?<place>\p{L}[\p{L}\p{M}.’'/&-]*(?: \p{L}[\p{L}\p{M}.’'/&-]*){0,4})\s*(?<between>.{0,90})$/su;
/** Between place and date: signs, an office in brackets, a weekday, another calendar. */
const between =
  /^(?:[\s:,،.۔\-–—]|\([^()]{0,40}\)?|\(|the\b|le\b|den\b|this\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:پیر|منگل|بدھ|جمعرات|جمعہ|ہفتہ|اتوار)(?![\p{L}])|[\d۰-۹]{1,2} (?:محرم|صفر|ربیع|جمادی|رجب|شعبان|رمضان|شوال|ذی)[^\d۰-۹]{0,20}[\d۰-۹]{3,4}\s*ھ?|بمطابق|\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*)?)*$/iu;
/** After the date of a dateline that stands alone: nothing that is said. */
const nothing = /^[\s)\]:.,،۔ءع\-–—]*(?:\([^()]{1,30}\))?[\s)\]:.,،۔\-–—]*$/u;
/** After the date of a dateline that runs into the text. */
const runIn = /^[\sء]*\)?\s*(?:\([^()]{1,30}\)\s*)?(?:[:：]?\s*[–—۔:-]+|\))\s*(?=[\p{L}\p{N}“"‘'«])/u;
const issuedWord =
  /^(?:(?:date|dated|issued(?: on| at)?|posted(?: on)?|released?(?: on)?|published(?: on)?|(?:release|publication|issue) date|date of (?:issue|release|publication)|datum|تاریخ|مورخہ|दिनांक)\s*:?\s*)$/iu;
const otherDay = /\b(?:updated|reviewed|modified|when|until|before|by|deadline|event|rsvp|embargo)\b/iu;
const placeAlone =
  /^(?<place>\p{Lu}[\p{Lu}.’' -]{2,40}|\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+){0,2}, \p{Lu}[\p{L}. ]{1,20})\s*(?:--|—|–)\s*(?=[\p{L}“"])/u;

/** “3 March 2026, Pretoria – ”: the place behind the date. */
const placeBehind =
  /^(?<all>\s*[,،|·–—-]\s*(?<place>\p{Lu}[\p{L}.’'/-]*(?: \p{Lu}[\p{L}.’'/-]*){0,3})(?:\s*$|\s*(?:[–—:]|\s-\s)+\s*(?=[\p{L}“"])))/u;

const tidyPlace = (place: string) =>
  place.trim().replace(/[\s.,:،۔-]+$/u, (end) => (/^\.$/.test(end) && /\.\p{Lu}\.$/u.test(place) ? '.' : ''));

/** The place before a date: its first words, if what stands between says nothing else. */
function placeBefore(text: string): string | null {
  const clean = text.replace(/^[\s*]+/, '');
  const comma = clean.search(/[:,،(۔–—]|\s{2}| - /u);
  const head = (comma < 0 ? clean : clean.slice(0, comma)).replace(/\s+(?:the|le)$/i, '').trim();
  if (head === '' || head.length > 40 || /\d/.test(latinDigits(head))) return null;
  const rest = comma < 0 ? '' : clean.slice(comma);
  if (!placeWords.test(head) || head.split(' ').length > 4 || !between.test(rest)) return null;
  // A place begins with a capital where its script has them.
  return /^\p{Ll}/u.test(head) ? null : tidyPlace(head);
}

/** A date with the place behind it. */
function placeAfter(line: Parts, found: FoundDate): FoundDateline | null {
  const { head, after, isWhole } = line;
  const groups = placeBehind.exec(after)?.groups;
  if (!groups?.place) return null;
  const end = found.end + (groups.all?.length ?? 0);
  const text = withoutEnd(head.slice(0, end));
  return { text, place: tidyPlace(groups.place), found, run: isWhole(end) ? null : end };
}

type Parts = { head: string; before: string; after: string; isWhole: (end: number) => boolean };

const withoutEnd = (text: string) => text.trim().replace(/[\s:–—۔-]+$/u, '');

function withDate(line: Parts, found: FoundDate): FoundDateline | null {
  const { head, before, after } = line;
  if (otherDay.test(before)) return null;
  const isIssued = issuedWord.test(before.trim());
  const isAlone = before.trim() === '';
  const place = isIssued || isAlone ? null : placeBefore(before);
  if (!isIssued && !isAlone && place === null) return null;
  if (nothing.test(after)) return { text: head, place, found, run: null };
  const behind = isAlone ? placeAfter(line, found) : null;
  if (behind) return behind;
  const run = place === null ? null : runIn.exec(after);
  if (run) {
    const end = found.end + run[0].length;
    return { text: withoutEnd(head.slice(0, end)), place, found, run: end };
  }
  // “Posted On: 03 MAR 2026 4:10PM by an office”
  return isIssued && after.length < 60 ? { text: head, place: null, found, run: null } : null;
}

/** A date that has a value before one that has none. */
const bestOf = (dates: FoundDate[]) =>
  dates.find(({ date, doubt }) => date !== null || doubt === 'day-or-month') ?? dates[0];

/** Reads a line as a dateline, alone or with the text behind it; null if it is none. */
export function datelineIn(line: string): FoundDateline | null {
  const whole = line.trim();
  const head = whole.slice(0, 200);
  const offset = line.length - line.trimStart().length;
  if (isEmbargo(head)) return null;
  const date = bestOf(datesIn(head).filter(({ at }) => at < 120));
  if (date) {
    const before = head.slice(0, date.at).replace(/^dated?\s*:?\s+(?=\p{L})/iu, '');
    const isWhole = (end: number) => end >= whole.length;
    const found = withDate({ head, before, after: whole.slice(date.end), isWhole }, date);
    return found && { ...found, run: found.run === null ? null : found.run + offset };
  }
  const alone = placeAlone.exec(head);
  if (!alone?.groups?.place) return null;
  const place = alone.groups.place.trim();
  return { text: place, place, found: null, run: offset + alone[0].length };
}
