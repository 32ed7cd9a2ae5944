// Datelines in any layout: place and date, alone in a line or with the text behind them.
import { latinDigits } from '../digit-rules.ts';
import { withPlainSpaces } from './clean-rules.ts';
import { datesIn, type FoundDate, weekdays } from './dates-rules.ts';
import { isEmbargo } from './line-kinds-rules.ts';

/**
 * A place and a date, as a dateline has them. `run`: where the text goes on behind it, or null.
 * `isGuess`: the place may be another word before a colon.
 */
export type FoundDateline = {
  text: string;
  place: string | null;
  found: FoundDate | null;
  run: number | null;
  isGuess?: boolean;
};

/** Beside place and date: an office in brackets, a day of a calendar that is unknown here. */
const beside = /\([^()]{0,40}\)?|\d{1,2} \p{Lu}\p{L}{3,12}(?= ?[(/,])/gu;
const shortWeekdays = 'mon|tues?|wed|thur?s?|fri|sat|sun|mo|di|mi|do|fr|sa|so';
const otherWeekdays =
  'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|پیر|منگل|بدھ|جمعرات|جمعہ|ہفتہ|اتوار';
/** A weekday before a date is no place. */
const weekday = new RegExp(`^(?:${weekdays.join('|')}|${shortWeekdays}|${otherWeekdays})[.,،]?$`, 'iu');
const smallWord = /^(?:the|le|den|this|on|dated?|a|el|em|بمطابق)$/iu;

/** Does what stands between place and date say nothing else? Names have capitals. */
const saysNothing = (text: string) =>
  text
    .replace(beside, ' ')
    .split(/[\s:,،.۔()–—-]+/u)
    .every((word) => word === '' || smallWord.test(word) || weekday.test(word) || /^\p{Lu}/u.test(word));

/** After the date of a dateline that stands alone: nothing that is said. */
const nothing =
  /^(?: г\.?)?[\s)\]:.,،۔ءعم\-–—]*(?:\([^()]{1,30}\)|\/? ?\d{1,2}[:.h]\d{2}(?: ?(?:[ap]\.?m\.?|uhr|hrs?|hours))?(?: \p{Lu}{2,5}(?:\/\p{Lu}{2,5})?)?)?[\s)\]:.,،۔\-–—]*$/iu;
/** After the date of a dateline that runs into the text. */
const runIn =
  /^(?:, ?\p{Lu}{2,8}(?= -))?[\sءم]*\)?\s*(?:\([^()]{1,30}\)\s*)?(?:[.:：]?\s*[–—۔।:-]+|\/(?=\s)|\)|\/[^/]{1,20}\/(?:\s*-+)?|\.\s(?=\s*\p{Lu}))\s*(?=[\p{L}\p{N}“"‘'«])/u;
const issuedWord =
  /^(?:(?:date|dated|issued(?: on| at| this)?|posted(?: on)?|released?(?: on)?|published(?: on)?|(?:release|publication|issue) date|date of (?:issue|release|publication)|for your information|datum|fecha|data|tarikh|التاريخ|tarih|publicado? (?:em|el)|publicada em|publié le|veröffentlicht am|pubblicato il|تاریخ|بتاریخ|تاريخ|مورخہ|दिनांक|तिथि|प्रविष्टि तिथि)\s*:?\s*)$/iu;
/** An hour beside the date of issue: “0430 UTC on”, “2.20pm,”. */
const hour = /\b\d{1,2}(?:[.:h]?\d{2})?\s?(?:[ap]\.?m\.?|hrs?|hours|uhr|utc|gmt|[a-z]{2,4}t)?(?:,| on)?\s*$/iu;
/** A notice is given at its place. */
const givenAt = /^г\. ?|^(?:given|done|issued) (?:at|in)\s+|^fait à\s+|^gegeben (?:zu|in)\s+/iu;
/** “Posted On: 05 MAR 2026 4:17PM by PIB Delhi”: the office and its place. */
const byOffice = /\sby\s+\p{Lu}{2,6}\s+(?<place>\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)$/u;
/** “Tarnholm (ots)”: a place and its agency, alone in a line. */
const placeOfAgency = /^(?<place>\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+){0,2}) \(\p{Ll}{2,6}\)\s*[-–—]*$/u;
const otherDay = /\b(?:updated|reviewed|modified|when|until|before|by|deadline|event|rsvp|embargo)\b/iu;
const placeAlone =
  /^(?<place>\p{Lu}[\p{Lu}.’' -]{2,40}|\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+){0,2}, \p{Lu}[\p{L}. ]{1,20})\s*(?:--|—|–)\s*(?=[\p{L}“"])/u;

/** “3 March 2026, Pretoria – ”: the place behind the date. */
const placeBehind =
  /^(?<all>\s*[,;،|·–—-]\s*(?<place>\p{Lu}[\p{L}.’'/-]*(?: \p{Lu}[\p{L}.’'/-]*){0,3}(?:, \p{Lu}[\p{L}. ]{1,24})?)(?:\s*$|\s*(?:[–—:]|\s-\s)+\s*(?=[\p{L}“"])))/u;

/** “Pretoria – The Minister …”, “Port Lamp: The Office …”, where the date stands elsewhere. */
const placeBeforeText =
  /^(?<place>\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+){0,2})(?: \([^()]{1,20}\))?(?:\s+(?:--?|—|–)\s+|:\s+)(?=[\p{Lu}“"])|^(?<town>[\p{Script=Devanagari}]{2,20}(?: [\p{Script=Devanagari}]{2,20})?)।\s+(?=\p{L})|^(?<city>\p{Script=Arabic}{2,20}(?: \p{Script=Arabic}{2,15})?)\s*:\s+(?=\p{L})/u;
const noPlaces =
  /^(?:the|an?|in|on|at|for|this|that|what|when|where|who|why|how|notes?|background|update|correction|question|answer|chair\p{L}*|minister|president|secretary|speaker|contact|date|subject|title|summary|about|photo|caption|sources?|attention|quote|annex|media|press|statement|release|today|yesterday|pressestelle|kontakt|rückfragen|quelle|telefon|redaktion|ufficio|oficina|service|وزیر|صدر|ترجمان|سوال|جواب|نوٹ|تاریخ|موضوع|رابطہ|وزير|رئيس|سؤال|جواب|ملاحظة)(?!\p{L})/iu;

/** A day of another calendar beside the date, to the word that joins them. */
const otherCalendar =
  /\s+[\d٠-٩۰-۹]{1,2} (?:محرم|صفر|ربيع|ربیع|جمادى|جمادی|رجب|شعبان|رمضان|شوال|ذو|ذي|ذی)[^\d٠-٩۰-۹]{0,20}[\d٠-٩۰-۹]{3,4}\s*(?:هـ?|ھ)?\s*(?:،|الموافق|بمطابق)?\s*$/u;

const withoutEnd = (text: string) => text.trim().replace(/[\s:–—۔-]+$/u, '');

const tidyPlace = (place: string) =>
  place.trim().replace(/[\s.,:،۔-]+$/u, (end) => (/^\.$/.test(end) && /\.\p{Lu}\.$/u.test(place) ? '.' : ''));

/** The same in English: “Sha’ban 21, 1447 AH, corresponding to ”. */
const otherCalendarEnglish =
  /,?\s+(?:\d{1,2} )?\p{Lu}[\p{L}'’ -]{2,20}(?: \d{1,2})?,? (?:1[34]\d{2}|20[789]\d) ?(?:A\.?H\.?|H)?,?\s*(?:corresponding to|[/(])?\s*$|,?\s+\p{Nd}{1,2} \p{L}[\p{L}\p{M}]+ ?\(\s*$/u;

/** The place before a date: its first words, if what stands between says nothing else. */
function placeBefore(text: string): string | null {
  const clean = text
    .replace(/^[\s*]+/, '')
    .replace(givenAt, '')
    .replace(otherCalendar, ' ')
    .replace(otherCalendarEnglish, ' ');
  const comma = clean.search(/[:,،(۔–—]|\s{2}| - /u);
  const head = (comma < 0 ? clean : clean.slice(0, comma))
    .trim()
    .replace(/\s+(?:the|le|den|في)$/iu, '')
    .trim();
  if (head === '' || head.length > 40 || /\d/.test(latinDigits(head))) return null;
  const rest = comma < 0 ? '' : clean.slice(comma);
  // A place begins with a capital where its script has them.
  if (!/^\p{L}/u.test(head) || /^\p{Ll}/u.test(head)) return null;
  return head.split(' ').length > 4 || !saysNothing(rest) ? null : tidyPlace(head);
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

/** What stands before a date of issue, without hour and weekday. */
const withoutHour = (before: string) =>
  before
    .replace(otherCalendar, ' ')
    .trim()
    .replace(/[\p{L}]+,?$/u, (word) => (weekday.test(word.replace(',', '')) ? '' : word))
    .trim()
    .replace(/\s+on$/iu, '')
    .replace(hour, '')
    .replace(/^issued at\b/iu, 'issued')
    .trim();

function withDate(line: Parts, found: FoundDate): FoundDateline | null {
  const { head, before, after } = line;
  if (otherDay.test(before)) return null;
  const isIssued = issuedWord.test(withoutHour(before));
  const isAlone = before.trim() === '' || weekday.test(before.trim());
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
  const office = byOffice.exec(after)?.groups?.place ?? null;
  return isIssued && after.length < 60 ? { text: head, place: office, found, run: null } : null;
}

const speaker = /^(?<name>\p{Lu}[\p{L}.’' -]{1,40}):\s+\S/u;
/** Do people speak in turn? A name before a colon is no place then. */
function isTalk(lines: readonly { text: string }[]): boolean {
  const names = lines.slice(0, 200).flatMap(({ text }) => speaker.exec(text.slice(0, 60))?.groups?.name ?? []);
  return names.filter((name) => !noPlaces.test(name)).length > 2;
}

/**
 * A place alone at the beginning of a text, before a dash or a colon. Only where the date of issue
 * is known from elsewhere.
 * @param lines of the whole text
 */
export function placeBeforeTextIn(line: string, lines: readonly { text: string }[]): FoundDateline | null {
  const text = line.trimStart();
  const found = placeBeforeText.exec(text.slice(0, 120));
  const place = found?.groups?.place ?? found?.groups?.town ?? found?.groups?.city;
  if (!found || !place || noPlaces.test(place) || text.length < found[0].length + 25) return null;
  const run = line.length - text.length + found[0].length;
  // “PORT LAMP: The Office …” is how offices print a place.
  const isGuess = found[0].trimEnd().endsWith(':') && /\p{Ll}|\p{Script=Arabic}/u.test(place);
  if (isGuess && isTalk(lines)) return null;
  return { text: withoutEnd(found[0]), place, found: null, run, isGuess };
}

/** A place and its agency alone in a line, below a headline. */
export const placeOfAgencyIn = (line: string): string | null =>
  line.length > 60 ? null : (placeOfAgency.exec(line.trim())?.groups?.place ?? null);

/** A date that has a value before one that has none. */
const bestOf = (dates: FoundDate[]) =>
  dates.find(({ date, doubt }) => date !== null || doubt === 'day-or-month') ?? dates[0];

/** Reads a line as a dateline, alone or with the text behind it; null if it is none. */
export function datelineIn(printed: string): FoundDateline | null {
  const line = withPlainSpaces(printed);
  const whole = line.trim();
  const head = whole.slice(0, 200);
  const offset = line.length - line.trimStart().length;
  if (isEmbargo(head)) return null;
  const date = bestOf(datesIn(head).filter(({ at }) => at < 120));
  if (date) {
    const before = head.slice(0, date.at).replace(/^dated?\s*:?\s+(?!of\b)(?=\p{L})/iu, '');
    const isWhole = (end: number) => end >= whole.length;
    const found = withDate({ head, before, after: whole.slice(date.end), isWhole }, date);
    return found && { ...found, run: found.run === null ? null : found.run + offset };
  }
  const alone = placeAlone.exec(head);
  if (!alone?.groups?.place) return null;
  // “FEES LOWERED -- PORT CHIEF” is a headline.
  if (whole.length < alone[0].length + 25) return null;
  const place = alone.groups.place.trim();
  return { text: place, place, found: null, run: offset + alone[0].length };
}
